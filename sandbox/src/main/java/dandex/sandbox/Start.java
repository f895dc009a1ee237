package dandex.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts one server, and returns when it answers.
///
/// @param throwAway whether its data goes with it
record Start(Program program, LocalServer how, Account account, Site site, boolean throwAway) {
  private static final Logger log = LoggerFactory.getLogger(Start.class);
  private static final int TRIES = 4;
  private static final Duration LEAVING = Duration.ofSeconds(15);

  static Running of(Program program, LocalServer how, Account account) {
    var data = how.data();
    if (data == null) {
      var folder = ThrowAway.folder(how.home(), program.name().toLowerCase(Locale.ROOT));
      return new Start(program, how, account, new Site(folder), true).run();
    }
    var site = new Site(Folder.create(data));
    var start = new Start(program, how, account, site, false);
    return StartLock.with(site, start::adoptOrRun);
  }

  private Running adoptOrRun() {
    var there = Running.at(program, site);
    if (there.isPresent()) return adopt(there.get());
    // A tied server whose owner was killed needs a moment to end.
    Deadline.in(LEAVING).await(() -> site.server().isEmpty());
    site.server().ifPresent(this::refuse);
    return run();
  }

  private Running adopt(Running there) {
    if (!how.detached()) refuse(there.head());
    there.awaitAnswer(how.patience());
    return there;
  }

  private void refuse(ProcessHandle there) {
    throw new ServerFailed(
        "%s already runs on %s (process %d)".formatted(program.name(), site.folder(), there.pid()));
  }

  private Running run() {
    for (int tries = 1; ; tries++) {
      var running = spawn(port());
      try {
        running.awaitAnswer(how.patience());
        log.info("{} answers on port {}", program.name(), running.port());
        return running;
      } catch (ServerFailed e) {
        boolean outrun = !running.isAlive() && site.logSays("Address already in use");
        running.stop();
        if (how.port() != 0 || !outrun || tries == TRIES) {
          if (throwAway) ThrowAway.remove(site.folder());
          throw e;
        }
        log.info("another process took port {}; {} tries another", running.port(), program.name());
      }
    }
  }

  private int port() {
    if (how.port() == 0) return Port.free();
    if (Port.isFree(how.port())) return how.port();
    throw new ServerFailed(
        "port %d, which %s was to have, is in use".formatted(how.port(), program.name()));
  }

  private Running spawn(int port) {
    try {
      Folder.shut(site.folder());
      account.give(site.folder());
      program.furnish(site, port);
      account.give(site.folder());
      site.turnOver();
      var command = account.command(program.command(site, port), places());
      return how.detached() ? detach(command, port) : tie(command, port);
    } catch (IOException e) {
      throw new ServerFailed("cannot start " + program.name(), e);
    }
  }

  private List<Path> places() {
    var places = new ArrayList<>(program.places());
    places.add(site.folder());
    return places;
  }

  private Running tie(List<String> command, int port) throws IOException {
    var remains = throwAway ? site.folder().toString() : "";
    var process = process(Leash.tie(program.stopSignal(), remains, command)).start();
    return new Running(program, site, port, process.toHandle(), process);
  }

  private Running detach(List<String> command, int port) throws IOException {
    var whole = new ArrayList<>(List.of("setsid"));
    whole.addAll(command);
    var builder = process(whole).redirectInput(new File("/dev/null"));
    var process = builder.start();
    new Note(process.pid(), port).leave(site);
    return new Running(program, site, port, process.toHandle(), null);
  }

  private ProcessBuilder process(List<String> command) {
    var builder =
        new ProcessBuilder(command)
            .directory(site.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(site.log().toFile());
    // What our own environment says about Java, Postgres or the locale is not for the server.
    builder.environment().keySet().retainAll(Set.of("PATH"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(program.environment(site));
    return builder;
  }
}
