package dandex.catalog;

import java.util.regex.Pattern;

/// The identifier of a version within its dandiset: `draft`, or the UTC minute of its publication
/// as in `0.230629.1955`, where lexical order is the order of time.
public record VersionId(String text) {
  private static final Pattern FORM = Pattern.compile("draft|\\d+\\.\\d{6}\\.\\d{4}");
  public static final VersionId DRAFT = new VersionId("draft");

  public VersionId {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a version: \"" + text + "\"");
    }
  }

  public boolean isDraft() {
    return text.equals("draft");
  }

  @Override
  public String toString() {
    return text;
  }
}
