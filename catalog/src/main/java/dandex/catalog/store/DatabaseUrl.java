package dandex.catalog.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/// Where a Postgres is and how it is entered: libpq's form
/// `postgresql://user:password@host:port/db` (or `postgres://`) and JDBC's `jdbc:postgresql:…`.
///
/// @param jdbc without user and password when these were written in libpq's form
/// @param properties of the driver, user and password among them
record DatabaseUrl(String jdbc, Properties properties) {
  private static final Pattern LIBPQ =
      Pattern.compile("postgres(?:ql)?://(?:([^/]*)@)?([^/?@]*)(?:/([^?]*))?(?:\\?(.*))?");

  static DatabaseUrl parse(String url) {
    var libpq = LIBPQ.matcher(url.strip());
    var parsed =
        libpq.matches() ? fromLibpq(libpq) : new DatabaseUrl(url.strip(), new Properties());
    if (Driver.parseURL(parsed.jdbc, null) == null) {
      throw new IllegalArgumentException(
          "not the URL of a Postgres (write postgresql://user:password@host:5432/name)");
    }
    PGProperty.APPLICATION_NAME.set(parsed.properties, "dandex");
    PGProperty.TCP_KEEP_ALIVE.set(parsed.properties, true);
    return parsed;
  }

  private static DatabaseUrl fromLibpq(Matcher libpq) {
    var properties = new Properties();
    if (libpq.group(1) != null) {
      var entry = libpq.group(1).split(":", 2);
      PGProperty.USER.set(properties, decoded(entry[0]));
      if (entry.length == 2) PGProperty.PASSWORD.set(properties, decoded(entry[1]));
    }
    var host = libpq.group(2).isEmpty() ? "localhost" : libpq.group(2);
    var name = libpq.group(3) == null ? "" : libpq.group(3);
    var more = libpq.group(4) == null ? "" : "?" + libpq.group(4);
    return new DatabaseUrl("jdbc:postgresql://" + host + "/" + name + more, properties);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// `host:port`, several with commas between.
  String address() {
    var hosts = part(PGProperty.PG_HOST).split(",");
    var ports = part(PGProperty.PG_PORT).split(",");
    var address = new StringBuilder();
    for (int at = 0; at < hosts.length; at++) {
      address.append(at == 0 ? "" : ",").append(hosts[at]).append(':').append(ports[at]);
    }
    return address.toString();
  }

  String name() {
    return part(PGProperty.PG_DBNAME);
  }

  String user() {
    return part(PGProperty.USER);
  }

  private String part(PGProperty property) {
    var parts = Driver.parseURL(jdbc, properties);
    var value = parts == null ? null : property.getOrDefault(parts);
    return value == null ? System.getProperty("user.name", "") : value;
  }
}
