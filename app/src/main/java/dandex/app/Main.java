package dandex.app;

/// The one executable.
public final class Main {
  private Main() {}
}
