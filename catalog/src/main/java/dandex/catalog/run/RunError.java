package dandex.catalog.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// Something that failed while the run went on.
///
/// @param subject what it was about, a dandiset's digits or an asset's id
/// @param url what was asked for when it failed, where something was
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunError(String subject, String message, @Nullable String url) {
  public RunError(String subject, String message) {
    this(subject, message, null);
  }
}
