package dandex.catalog.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A self-made authority, and a certificate for `127.0.0.1` that it signed: as `keytool` of the JDK
/// makes them.
record Certificates(Path folder) {
  private static final String SECRET = "changeit";

  static Certificates made(Path folder) {
    var made = new Certificates(folder);
    made.key("authority", "-ext", "bc:c", "-dname", "CN=Authority of " + folder.getFileName());
    made.key("server", "-signer", "authority", "-ext", "san=ip:127.0.0.1", "-dname", "CN=Server");
    made.keytool("-exportcert", "-rfc", "-alias", "authority", "-file", made.pem().toString());
    return made;
  }

  /// The authority's certificate.
  Path pem() {
    return folder.resolve("authority.pem");
  }

  /// What a server shows to its clients.
  SSLContext server() {
    try (var in = Files.newInputStream(store())) {
      var keys = KeyStore.getInstance("PKCS12");
      keys.load(in, SECRET.toCharArray());
      keys.deleteEntry("authority");
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, SECRET.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Path store() {
    return folder.resolve("keys.p12");
  }

  private void key(String alias, String... more) {
    var arguments = new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC"));
    arguments.addAll(List.of(more));
    keytool(arguments.toArray(String[]::new));
  }

  private void keytool(String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store().toString(), "-storepass", SECRET));
    try {
      var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
      var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) throw new AssertionError(command + ": " + said);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
