package dandex.catalog.document;

import co.elastic.clients.util.BinaryData;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import java.util.List;

/// A document of the mirror.
public sealed interface Document permits AssetDocument, DandisetDocument {
  /// Its `_id`.
  String key();

  /// What is sent. Absent values and empty lists are left out; instants are ISO-8601, exact.
  default BinaryData json() {
    try {
      return BinaryData.of(Writer.JSON.writeValueAsBytes(this), "application/json");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("document " + key() + " cannot be written", e);
    }
  }

  /// Holds the one mapper of all documents.
  final class Writer {
    private static final ObjectMapper JSON = mapper();

    private Writer() {}

    private static ObjectMapper mapper() {
      var mapper =
          JsonMapper.builder()
              .addModule(
                  new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
              .defaultPropertyInclusion(
                  JsonInclude.Value.construct(
                      JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
              .build();
      mapper
          .configOverride(List.class)
          .setInclude(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS));
      return mapper;
    }
  }
}
