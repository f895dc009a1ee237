package dandex.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What a process holds, as its JVM and the system tell it from outside.
///
/// @param heap bytes in use after a collection of all of it
/// @param platformThreads of the system
/// @param virtualThreads that have begun and not ended
/// @param files open ones and sockets
record Vitals(long heap, long platformThreads, long virtualThreads, long files) {
  private static final long PATIENCE_SECONDS = 60;

  static Vitals of(Process process, Path folder) throws IOException, InterruptedException {
    tell(process, "GC.run");
    var heap = tell(process, "GC.heap_info");
    var dump = Files.createTempFile(folder, "threads", ".json");
    tell(process, "Thread.dump_to_file", "-overwrite", "-format=json", dump.toString());
    var threads = Files.readString(dump);
    Files.delete(dump);
    var virtual = occurrences(threads, "\"virtual\": true");
    var all = occurrences(threads, "\"tid\":");
    try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
      return new Vitals(used(heap), all - virtual, virtual, files.count());
    }
  }

  /// Of each generation of a serial collector: `def new generation total 9216K, used 1024K`.
  private static long used(String heapInfo) {
    return heapInfo
        .lines()
        .filter(line -> line.contains(" total "))
        .mapToLong(line -> Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1")) * 1024)
        .sum();
  }

  private static long occurrences(String text, String of) {
    return Stream.iterate(text.indexOf(of), at -> at >= 0, at -> text.indexOf(of, at + 1)).count();
  }

  private static String tell(Process process, String... command)
      throws IOException, InterruptedException {
    var line =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    Long.toString(process.pid())),
                Stream.of(command))
            .toList();
    var told = new ProcessBuilder(line).redirectErrorStream(true).start();
    told.getOutputStream().close();
    var said = new String(told.getInputStream().readAllBytes(), UTF_8);
    if (!told.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || told.exitValue() != 0) {
      throw new AssertionError(line + ": " + said);
    }
    return said;
  }
}
