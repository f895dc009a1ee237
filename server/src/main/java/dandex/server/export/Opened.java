package dandex.server.export;

/// What came of opening the id of an export.
sealed interface Opened {
  /// @param id of the moment of the index that is read; blank where none is
  record Moment(String id) implements Opened {}

  /// It was sealed with another key, as before a restart.
  record OtherKey() implements Opened {}

  /// It is none of this question's, or was altered or made up.
  record Foreign() implements Opened {}
}
