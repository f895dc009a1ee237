package dandex.server.find;

/// Whoever sees requests pass through their stages.
public interface Witness {
  Witness NONE = _ -> Lap.UNSEEN;

  /// To be told on the thread that answers.
  Lap enters(Stage stage);
}
