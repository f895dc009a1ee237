package dandex.server.export;

/// What came of beginning an export.
public sealed interface Beginning {
  /// It can be written; to be closed in any case.
  record Begun(Export export) implements Beginning {}

  /// As many run as may.
  record Full() implements Beginning {}

  /// What it would go on reading is kept no more, or its id is of a server that is no more.
  record Expired() implements Beginning {}

  /// Its id is no id of an export of this question.
  record Foreign() implements Beginning {}

  /// @param why in words for whoever asked
  record Refused(String why) implements Beginning {}
}
