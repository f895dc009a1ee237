package dandex.app.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;

/// Writes each line that is said to people as a line of JSON, for programs that read nothing else.
/// Blank lines say nothing.
public final class JsonSayings extends Writer {
  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Writer out;
  private final Clock clock;
  private final StringBuilder line = new StringBuilder();

  public JsonSayings(Writer out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  @Override
  public void write(char[] letters, int from, int count) throws IOException {
    for (var at = from; at < from + count; at++) {
      if (letters[at] == '\n') end();
      else line.append(letters[at]);
    }
  }

  private void end() throws IOException {
    var said = line.toString().stripTrailing();
    line.setLength(0);
    if (said.isEmpty()) return;
    var json = JSON.createGenerator(out);
    json.writeStartObject();
    json.writeStringField("time", clock.instant().toString());
    json.writeStringField("level", "INFO");
    json.writeStringField("message", said);
    json.writeEndObject();
    json.flush();
    out.write(System.lineSeparator());
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (!line.isEmpty()) end();
    out.close();
  }
}
