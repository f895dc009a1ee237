package dandex.indexer.run;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/// The message of an exception as people are shown it: never a stack trace, never more than a line.
public final class OneLine {
  private static final int LONGEST = 500;

  private OneLine() {}

  /// Falls back to the name of the exception where it has no message.
  public static String of(Throwable failure) {
    var told = failure;
    while (isWrapping(told) && told.getCause() != null) told = told.getCause();
    var message = told.getMessage();
    if (message == null || message.isBlank()) return told.getClass().getSimpleName();
    var line = message.strip().lines().findFirst().orElseThrow();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  private static boolean isWrapping(Throwable failure) {
    return failure instanceof ExecutionException || failure instanceof CompletionException;
  }
}
