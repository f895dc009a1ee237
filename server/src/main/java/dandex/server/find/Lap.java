package dandex.server.find;

/// The stay in a stage, which ends when it is closed.
public interface Lap extends AutoCloseable {
  /// Of whom nobody takes the time.
  Lap UNSEEN = () -> {};

  @Override
  void close();
}
