package dandex.server.export;

import dandex.catalog.NwbFile;
import dandex.catalog.Term;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is told of each asset.
///
/// @param value a text, a whole number, a list of texts, or null
record Column(String title, Function<Row, @Nullable Object> value) {
  /// In this order.
  static final List<Column> ALL =
      List.of(
          new Column("assetId", row -> row.asset().id().toString()),
          new Column(
              "dandisets",
              row ->
                  row.places().stream()
                      .map(place -> place.dandiset().digits())
                      .distinct()
                      .toList()),
          new Column(
              "paths", row -> row.places().stream().map(place -> place.path()).distinct().toList()),
          new Column("size", row -> row.asset().bytes()),
          new Column("encodingFormat", row -> row.asset().encodingFormat()),
          new Column("created", row -> row.asset().created().toString()),
          new Column("modified", row -> row.asset().modified().toString()),
          new Column("species", row -> names(row.asset().topics().species())),
          new Column("subjects", row -> row.asset().topics().subjects()),
          new Column("approach", row -> names(row.asset().topics().approaches())),
          new Column(
              "measurementTechnique", row -> names(row.asset().topics().measurementTechniques())),
          new Column("variableMeasured", row -> row.asset().topics().variablesMeasured()),
          new Column("nwbVersion", file(NwbFile::nwbVersion)),
          new Column("sessionId", file(NwbFile::sessionId)),
          new Column(
              "sessionStart", file(file -> file.sessionStart().map(Object::toString).orElse(null))),
          new Column("unitCount", file(NwbFile::unitCount)),
          new Column("electrodeCount", file(NwbFile::electrodeCount)),
          new Column(
              "electrodeLocations",
              row -> row.file() == null ? List.of() : row.file().electrodeLocations()),
          new Column("downloadUrl", Row::download));

  @Nullable Object of(Row row) {
    return value.apply(row);
  }

  private static Function<Row, @Nullable Object> file(Function<NwbFile, @Nullable Object> value) {
    return row -> row.file() == null ? null : value.apply(row.file());
  }

  private static List<String> names(List<Term> terms) {
    return terms.stream().map(Term::name).toList();
  }
}
