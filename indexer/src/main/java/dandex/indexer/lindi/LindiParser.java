package dandex.indexer.lindi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dandex.catalog.CleanText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;

/// Reads a LINDI document in one pass over its bytes, of which only the structure is ever held.
///
/// What is broken anywhere, in the bulk too, makes the whole file unusable. So does a file whose
/// refs hold no metadata at all, `{"refs":{}}` included: every Zarr hierarchy has at least a root
/// group, and such a file must not take the place of a good one.
final class LindiParser {
  private final JsonFactory json;
  private final LindiLimits limits;

  LindiParser(LindiLimits limits) {
    this.limits = limits;
    this.json =
        new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .rootValueSeparator((String) null) // values are cut apart where they are kept
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            // Most keys are names of chunks, each seen once: a table of them would only grow.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.depth())
                    .maxNameLength(limits.keyChars())
                    .maxStringLength(limits.structureChars())
                    .build())
            .build();
  }

  /// Reads the document to its end; does not close it.
  ///
  /// @throws IOException when the stream fails, not when the document is bad
  Parsing parse(InputStream document) throws IOException {
    try (var in = tokens(document)) {
      return document(in);
    } catch (StreamConstraintsException e) {
      return unusable("beyond what is allowed: " + e.getOriginalMessage());
    } catch (JsonEOFException e) {
      return unusable("the file ends in the middle");
    } catch (JsonProcessingException e) {
      return unusable("not JSON: " + e.getOriginalMessage() + place(e));
    } catch (CharacterCodingException e) {
      return unusable("not UTF-8");
    } catch (BeyondLimits e) {
      return unusable(e.reason());
    }
  }

  JsonParser tokens(InputStream document) throws IOException {
    // The decoder refuses what is not UTF-8, where Jackson's own would let some of it pass.
    return json.createParser(new InputStreamReader(document, UTF_8.newDecoder()));
  }

  LindiContent content() {
    return new LindiContent(json, new Room(json, limits.structureChars()));
  }

  private Parsing document(JsonParser in) throws IOException {
    var first = in.nextToken();
    if (first == null) return unusable("the file is empty");
    if (first != JsonToken.START_OBJECT) return unusable("not a JSON object");
    var content = content();
    content.read(in);
    if (in.nextToken() != null) return unusable("more than one JSON document");
    return content.parsed();
  }

  private static Parsing unusable(String reason) {
    return new Parsing.Unusable(CleanText.of(reason));
  }

  private static String place(JsonProcessingException e) {
    var at = e.getLocation();
    return at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
  }
}
