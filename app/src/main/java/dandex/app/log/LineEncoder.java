package dandex.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/// Writes each event on a line of its own, as text for people or as JSON for programs. logback
/// makes one, and tells it the form.
public final class LineEncoder extends EncoderBase<ILoggingEvent> {
  /// What `DANDEX_LOG_FORMAT` says for JSON.
  public static final String JSON = "json";

  private static final byte[] NOTHING = {};

  private LogForm form = new TextForm();

  /// @param name `json`; all else is text, so that whoever has mistyped it is told in text
  public void setForm(String name) {
    form = name.strip().equalsIgnoreCase(JSON) ? new JsonForm() : new TextForm();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return (form.line(event) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
