package dandex.app;

import dandex.catalog.document.ClusterUnreachable;
import dandex.catalog.store.DatabaseUnreachable;
import dandex.indexer.run.RunBusy;
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

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
    if (LOG.isDebugEnabled()) LOG.debug("the command failed: {}", trace(problem));
    command.getErr().println("dandex: " + line(problem));
    command.getErr().flush();
    return problem instanceof UsageError
        ? CommandLine.ExitCode.USAGE
        : CommandLine.ExitCode.SOFTWARE;
  }

  private static String trace(Exception problem) {
    var text = new StringWriter();
    problem.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String line(Exception problem) {
    return switch (problem) {
      case UsageError said -> said.getMessage();
      case DatabaseUnreachable said -> said.getMessage();
      case ClusterUnreachable said -> said.getMessage();
      case RunBusy said -> said.getMessage();
      case ServerNotStarted said -> said.getMessage();
      case ServerFailed said ->
          said.getMessage(); // its first line says it, the server's log follows
      default ->
          "unexpected failure: %s (DANDEX_LOG_LEVEL=debug shows where)"
              .formatted(
                  problem.getMessage() == null
                      ? problem.getClass().getSimpleName()
                      : problem.getMessage().lines().findFirst().orElse(""));
    };
  }
}
