package dandex.app;

import java.io.PrintWriter;

/// Where commands speak: answers to standard output, everything else to standard error.
record Console(PrintWriter out, PrintWriter err) {
  /// An answer.
  void answer(String text) {
    out.println(text);
    out.flush();
  }

  /// What is going on.
  void say(String text) {
    err.println(text);
    err.flush();
  }
}
