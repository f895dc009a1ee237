package dandex.catalog.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Who vouches for a cluster's certificate, in place of the authorities that the JDK knows.
public record Authority(List<Certificate> certificates) {
  public Authority {
    certificates = List.copyOf(certificates);
  }

  /// @param file of certificates in PEM form
  /// @throws IllegalArgumentException when it cannot be read or holds none
  public static Authority in(Path file) {
    try (var in = Files.newInputStream(file)) {
      var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) throw notCertificates(file, null);
      return new Authority(List.copyOf(certificates));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(file + " cannot be read", unreadable);
    } catch (CertificateException odd) {
      throw notCertificates(file, odd);
    }
  }

  SSLContext context() {
    try {
      var known = KeyStore.getInstance(KeyStore.getDefaultType());
      known.load(null, null);
      for (int n = 0; n < certificates.size(); n++) {
        known.setCertificateEntry("authority" + n, certificates.get(n));
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(known);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("this JDK has no TLS", impossible);
    }
  }

  private static IllegalArgumentException notCertificates(Path file, @Nullable Exception cause) {
    return new IllegalArgumentException(file + " holds no certificate in PEM form", cause);
  }
}
