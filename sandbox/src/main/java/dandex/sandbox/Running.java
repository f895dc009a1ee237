package dandex.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A server that was started or found.
///
/// @param leash null for a detached one
record Running(Program program, Site site, int port, ProcessHandle head, @Nullable Process leash) {
  private static final Duration LAST_WORK = Duration.ofSeconds(10);
  // Beyond the leash's own ten seconds.
  private static final Duration GONE = Duration.ofSeconds(15);

  /// The detached server of that site, when it still runs.
  static Optional<Running> at(Program program, Site site) {
    return Note.at(site)
        .flatMap(note ->
            site.process(Long.toString(note.pid()))
                .map(head -> new Running(program, site, note.port(), head, null)));
  }

  long pid() {
    return site.server().orElse(head).pid();
  }

  boolean isAlive() {
    return leash == null ? head.isAlive() : leash.isAlive();
  }

  boolean answers() {
    return isAlive() && program.answers(site, port);
  }

  /// Returns when the server answers.
  void awaitAnswer(Duration patience) {
    if (!Deadline.in(patience).await(() -> !isAlive() || answers())) {
      throw failure("did not answer within " + patience.toSeconds() + " s");
    }
    if (!isAlive()) throw failure("ended while it was starting");
  }

  private ServerFailed failure(String fact) {
    return new ServerFailed(
        "%s %s; the end of its log:\n%s".formatted(program.name(), fact, site.logTail()));
  }

  /// Ends a tied server; a detached one stays.
  void close() {
    if (leash != null) untie(leash);
  }

  /// Ends the server in any case.
  void stop() {
    if (leash != null) {
      untie(leash);
      return;
    }
    if (!Signal.send(program.stopSignal(), head.pid()) && head.isAlive()) {
      throw new ServerFailed(
          program.name() + " (process " + head.pid() + ") belongs to another user: not stopped");
    }
    if (!Deadline.in(LAST_WORK).await(() -> !head.isAlive())) {
      Signal.send("KILL", -head.pid());
      Deadline.in(GONE).await(() -> !head.isAlive());
    }
    Note.remove(site);
  }

  /// Kills the server and all its processes at once, as `kill -9` does; its data stay as they are.
  void kill() {
    var server = site.server().orElse(head);
    // One that is stopped starts no other process while we look at those that it has.
    Signal.send("STOP", server.pid());
    var all = Stream.concat(Stream.of(server), server.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    Deadline.in(GONE).await(() -> !isAlive() && all.stream().noneMatch(ProcessHandle::isAlive));
  }

  private void untie(Process leash) {
    try {
      leash.getOutputStream().close();
      if (!Deadline.in(GONE).await(() -> !leash.isAlive())) {
        throw new ServerFailed(program.name() + " (process " + pid() + ") does not stop");
      }
    } catch (IOException e) {
      throw new ServerFailed(program.name() + " was not told to stop", e);
    }
  }
}
