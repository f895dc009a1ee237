package dandex.catalog.store;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a Postgres is and how it is entered: libpq's form
/// `postgresql://user:password@host:port/db` (or `postgres://`), or JDBC's `jdbc:postgresql:…`.
///
/// @param jdbc what the driver is given; libpq's user and password are in the properties instead
/// @param properties of the driver
record DatabaseUrl(String jdbc, Properties properties) {
  private static final Pattern LIBPQ =
      Pattern.compile("postgres(?:ql)?://(?:([^/]*)@)?([^/?@]*)(?:/([^?]*))?(?:\\?(.*))?");
  private static final Pattern JDBC =
      Pattern.compile("jdbc:postgresql:(?://([^/?]*)/?)?([^?/]*)(?:\\?(.*))?");

  static DatabaseUrl parse(String url) {
    var libpq = LIBPQ.matcher(url.strip());
    var parsed =
        libpq.matches() ? fromLibpq(libpq) : new DatabaseUrl(url.strip(), new Properties());
    if (!JDBC.matcher(parsed.jdbc).matches()) {
      throw new DatabaseUnreachable(
          "not the URL of a Postgres: write postgresql://user:password@host:5432/database", null);
    }
    parsed.properties.setProperty("ApplicationName", "dandex");
    parsed.properties.setProperty("tcpKeepAlive", "true");
    return parsed;
  }

  /// The same with a password that stands elsewhere.
  DatabaseUrl with(String password) {
    if (hasPassword()) {
      throw new DatabaseUnreachable(
          "there is a password in the URL of Postgres at " + address() + ", and another; leave one",
          null);
    }
    var whole = new Properties();
    whole.putAll(properties);
    whole.setProperty("password", password);
    return new DatabaseUrl(jdbc, whole);
  }

  boolean hasPassword() {
    return properties.getProperty("password") != null || jdbc.matches(".*[?&]password=.*");
  }

  private static DatabaseUrl fromLibpq(Matcher libpq) {
    var properties = new Properties();
    if (libpq.group(1) != null) {
      var entry = libpq.group(1).split(":", 2);
      properties.setProperty("user", decoded(entry[0]));
      if (entry.length == 2) properties.setProperty("password", decoded(entry[1]));
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
    var hosts = parts().group(1);
    if (hosts == null || hosts.isEmpty()) return "localhost:5432";
    return Arrays.stream(hosts.split(","))
        .map(host -> host.matches(".*:\\d+") ? host : host + ":5432")
        .collect(Collectors.joining(","));
  }

  /// The database; where none is named, Postgres takes the one named like the user.
  String name() {
    var name = decoded(parts().group(2));
    return name.isEmpty() ? user() : name;
  }

  /// Who enters; where none is named, the user of this process.
  String user() {
    var inUrl = Pattern.compile("[?&]user=([^&]*)").matcher(jdbc);
    if (inUrl.find()) return decoded(inUrl.group(1));
    return properties.getProperty("user", System.getProperty("user.name", ""));
  }

  /// Whether it says in which schema the tables are.
  boolean namesSchema() {
    return Pattern.compile("[?&](currentSchema|options)=").matcher(jdbc).find();
  }

  private Matcher parts() {
    var parts = JDBC.matcher(jdbc);
    if (!parts.matches()) throw new IllegalStateException("checked when it was parsed");
    return parts;
  }
}
