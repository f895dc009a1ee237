package dandex.app;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The version of this program, as its jar says.
final class ProgramVersion implements IVersionProvider {
  static String text() {
    return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /// How hosts know us.
  static String userAgent() {
    return "dandex/" + text();
  }

  @Override
  public String[] getVersion() {
    return new String[] {"dandex " + text()};
  }
}
