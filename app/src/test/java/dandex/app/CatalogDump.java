package dandex.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/// All that a catalog holds, but for numbers and times that depend on when and how often it was
/// filled: per table the number of rows and a digest of them.
record CatalogDump(Map<String, String> tables) {
  private static final Map<String, String> CONTENT = new LinkedHashMap<>();

  static {
    CONTENT.put("dandiset", "select * from dandiset");
    CONTENT.put(
        "watermark",
        """
        select dandiset, draft_modified, published, published_modified, asset_count, bytes
        from watermark
        """);
    CONTENT.put("failures", "select dandiset from failed_update");
    CONTENT.put("tombstone", "select dandiset, name, reason from tombstone");
    CONTENT.put(
        "version",
        """
        select dandiset, version, latest, name, status, asset_count, bytes, created, modified,
               description, keywords, contributors, licenses, doi, species_names, species_ids,
               approach_names, approach_ids, technique_names, technique_ids, variables, metadata,
               content_modified, content_count, content_bytes
        from version
        """);
    CONTENT.put("asset", "select * from asset");
    CONTENT.put(
        "place",
        """
        select version.dandiset, version.version, place.path, place.asset
        from place join version on version.id = place.version
        """);
    CONTENT.put(
        "lindi",
        """
        select asset, state, reason, url, etag, structure, generation_metadata, processing_version,
               asset_modified, misses, failures
        from lindi
        """);
    // told apart by what is said of all of a file: there are hundreds in each
    CONTENT.put(
        "nwb_item",
        """
        select asset, count(*) as items, md5(string_agg(i::text, '|' order by path)) as content
        from nwb_item i group by asset
        """);
    CONTENT.put("nwb_file", "select * from nwb_file");
    CONTENT.put("documents due", "select kind, key from outbox where delivered < revision");
    CONTENT.put("parked", "select kind, key, reason from parked");
    CONTENT.put("staged", "select id from staged_asset");
  }

  static CatalogDump of(String url) {
    var tables = new LinkedHashMap<String, String>();
    try (var connection = connect(url);
        var statement = connection.createStatement()) {
      for (var content : CONTENT.entrySet()) {
        var digest =
            "select count(*), md5(string_agg(row_text, E'\\n' order by row_text collate \"C\"))"
                + " from (select t::text as row_text from ("
                + content.getValue()
                + ") t) rows";
        try (var answer = statement.executeQuery(digest)) {
          answer.next();
          tables.put(content.getKey(), answer.getLong(1) + " rows, " + answer.getString(2));
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return new CatalogDump(tables);
  }

  /// One number.
  static long count(String url, String query) {
    try (var connection = connect(url);
        var statement = connection.createStatement();
        var answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static String text(String url, String query) {
    try (var connection = connect(url);
        var statement = connection.createStatement();
        var answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static void execute(String url, String sql) {
    try (var connection = connect(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(
        url.replaceFirst("^postgresql://postgres@", "jdbc:postgresql://") + "?user=postgres");
  }
}
