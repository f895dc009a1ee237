package dandex.app;

import dandex.catalog.document.ClusterUnreachable;
import dandex.catalog.store.DatabaseUnreachable;
import dandex.catalog.store.ReaderRefused;
import dandex.indexer.run.RunBusy;
import dandex.indexer.run.WaitCancelled;
import dandex.sandbox.ServerFailed;
import dandex.server.http.ServerNotStarted;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// What is said when a command fails: one line, never a stack trace.
final class Failure implements IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);
  private static final int CANCELLED = 130;

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
    // An event is a line.
    if (LOG.isDebugEnabled()) trace(problem).lines().forEach(line -> LOG.debug("{}", line));
    command.getErr().println("dandex: " + line(problem));
    command.getErr().flush();
    return switch (problem) {
      case UsageError _ -> CommandLine.ExitCode.USAGE;
      case WaitCancelled _, StartCancelled _ -> CANCELLED;
      default -> CommandLine.ExitCode.SOFTWARE;
    };
  }

  private static String trace(Exception problem) {
    var text = new StringWriter();
    problem.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String line(Exception problem) {
    var message = problem.getMessage();
    if (message == null) return unexpected(problem.getClass().getSimpleName());
    return switch (problem) {
      case UsageError _,
          Unfinished _,
          DatabaseUnreachable _,
          ReaderRefused _,
          ClusterUnreachable _,
          RunBusy _,
          WaitCancelled _,
          StartCancelled _,
          ServerNotStarted _ ->
          message;
      case ServerFailed _ -> message; // its first line says it, the server's own log follows
      default -> unexpected(message.lines().findFirst().orElse(message));
    };
  }

  private static String unexpected(String what) {
    return "unexpected failure: " + what + " (DANDEX_LOG_LEVEL=debug shows where)";
  }
}
