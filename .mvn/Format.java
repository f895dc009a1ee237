import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs google-java-format over every Java file of the modules: `check` fails on a file that is not
/// formatted, `write` formats it.
class Format {
  private static final List<String> COMPILER_PACKAGES =
      List.of("api", "code", "file", "main", "parser", "tree", "util");

  public static void main(String[] args) throws Exception {
    var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    for (var name : COMPILER_PACKAGES) {
      command.add("--add-exports=jdk.compiler/com.sun.tools.javac." + name + "=ALL-UNNAMED");
    }
    command.addAll(
        List.of("-cp", args[0] + "/*", "com.google.googlejavaformat.java.Main"));
    command.addAll(
        args[1].equals("write")
            ? List.of("--replace")
            : List.of("--dry-run", "--set-exit-if-changed"));
    try (var files = Files.walk(Path.of(""))) {
      files
          .map(Path::toString)
          .filter(name -> name.endsWith(".java") && name.contains("src/"))
          .filter(name -> !name.contains("target/") && !name.startsWith("."))
          .sorted()
          .forEach(command::add);
    }
    var exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0 && !args[1].equals("write")) {
      System.err.println(
          "The files above are not in google-java-format. Format them with:"
              + " mvn -N process-sources -Dformat.mode=write");
    }
    System.exit(exit);
  }
}
