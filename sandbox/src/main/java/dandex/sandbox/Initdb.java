package dandex.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// Makes the data folder of a Postgres, whole or not at all.
record Initdb(Path program, Account account, boolean brief) {
  void fill(Site site) throws IOException {
    var draft = site.folder().resolve("store.new");
    Folder.delete(draft);
    run(site, draft);
    Files.move(draft, site.store(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void run(Site site, Path draft) throws IOException {
    var command = account.command(command(draft), List.of(program, site.folder()));
    var builder = new ProcessBuilder(command).directory(site.folder().toFile());
    builder.redirectErrorStream(true).environment().put("LC_ALL", "C.UTF-8");
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new ServerFailed("Postgres cannot make its folder " + draft + ":\n" + said.strip());
    }
  }

  private List<String> command(Path draft) {
    var command = new ArrayList<>(List.of(program.toString(), "--pgdata=" + draft));
    command.addAll(List.of("--username=postgres", "--auth=trust", "--encoding=UTF8"));
    command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"));
    command.add("--no-instructions");
    if (brief) command.add("--no-sync");
    return command;
  }
}
