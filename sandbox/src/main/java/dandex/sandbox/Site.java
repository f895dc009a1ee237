package dandex.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// The folder of one server: its data, its log, its settings, and the numbers by which a later
/// process finds it.
record Site(Path folder) {
  private static final int TAIL = 30;

  /// Of a folder that may not be there yet.
  static Optional<Site> at(Path folder) {
    try {
      return Files.isDirectory(folder)
          ? Optional.of(new Site(folder.toRealPath()))
          : Optional.empty();
    } catch (IOException e) {
      throw new ServerFailed("cannot look at " + folder, e);
    }
  }

  Path store() {
    return folder.resolve("store");
  }

  Path settings() {
    return folder.resolve("settings");
  }

  Path scratch() {
    return folder.resolve("tmp");
  }

  Path log() {
    return folder.resolve("server.log");
  }

  /// Written by the server itself.
  Path pidFile() {
    return folder.resolve("server.pid");
  }

  /// Written by us for a server that outlives us.
  Path noteFile() {
    return folder.resolve("server.properties");
  }

  /// The server's own process, when it has come that far and still runs.
  Optional<ProcessHandle> server() {
    return firstLine(pidFile()).flatMap(this::process);
  }

  /// The process of that number, when it is one of this site and not another that got its number.
  Optional<ProcessHandle> process(String pid) {
    try {
      return ProcessHandle.of(Long.parseLong(pid)).filter(this::isHere);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean isHere(ProcessHandle process) {
    return process.isAlive() && process.info().commandLine().orElse("").contains(folder + "/");
  }

  /// Empty when the file is not there, or has nothing in it yet.
  static Optional<String> firstLine(Path file) {
    try {
      return Files.readAllLines(file).stream().findFirst().map(String::strip);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new ServerFailed("cannot read " + file, e);
    }
  }

  /// The last lines of the server's log, without stack frames, which would fill them.
  String logTail() {
    var lines = logLines().stream().filter(line -> !line.startsWith("\tat ")).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
  }

  boolean logSays(String words) {
    return logLines().stream().anyMatch(line -> line.contains(words));
  }

  /// Lets a run begin with an empty log and no number. The last run's log is kept beside it.
  void turnOver() {
    try {
      Files.deleteIfExists(pidFile());
      if (!Files.exists(log())) return;
      Files.move(log(), folder.resolve("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ServerFailed("cannot write to " + folder, e);
    }
  }

  private List<String> logLines() {
    try {
      // Not as UTF-8, which a half-written line may break.
      return Files.readAllLines(log(), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new ServerFailed("cannot read " + log(), e);
    }
  }
}
