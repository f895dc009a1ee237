package dandex.app;

import dandex.indexer.sync.LindiPace;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// How hard a host is asked.
final class PaceOptions {
  private static final int PUBLIC_REQUESTS_PER_MINUTE = 400;

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  private int concurrency = 4;
  private @Nullable Integer requestsPerMinute;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "4",
      description = "How much is asked for at once, 1 to 64 (default: ${DEFAULT-VALUE}).")
  void concurrency(int wanted) {
    if (wanted < 1 || wanted > 64) {
      throw new ParameterException(
          spec.commandLine(), "--concurrency is " + wanted + ", not between 1 and 64");
    }
    concurrency = wanted;
  }

  @Option(
      names = "--max-requests-per-minute",
      paramLabel = "N",
      description = "0 for no limit (default: 400, and no limit on this machine's own addresses).")
  void requestsPerMinute(int wanted) {
    if (wanted < 0) {
      throw new ParameterException(
          spec.commandLine(), "--max-requests-per-minute is " + wanted + ", less than 0");
    }
    requestsPerMinute = wanted;
  }

  static PaceOptions of(int concurrency) {
    var pace = new PaceOptions();
    pace.concurrency(concurrency);
    return pace;
  }

  static PaceOptions of(LindiPace lindi) {
    var pace = of(lindi.concurrency());
    pace.requestsPerMinute = lindi.maxRequestsPerMinute();
    return pace;
  }

  int concurrency() {
    return concurrency;
  }

  LindiPace lindi() {
    return LindiPace.USUAL.withConcurrency(concurrency).withMaxRequestsPerMinute(requestsPerMinute);
  }

  int requestsPerMinute(URI host) {
    if (requestsPerMinute != null) return requestsPerMinute;
    return isHere(host) ? 0 : PUBLIC_REQUESTS_PER_MINUTE;
  }

  private static boolean isHere(URI host) {
    try {
      return InetAddress.getByName(host.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // the first request will say so
    }
  }
}
