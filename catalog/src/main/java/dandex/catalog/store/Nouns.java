package dandex.catalog.store;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.Json;
import dandex.catalog.VersionId;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.spi.JdbiPlugin;

/// Teaches Jdbi the catalog's nouns: ids, times and JSON as arguments, elements of arrays and
/// columns.
final class Nouns implements JdbiPlugin {
  @Override
  public void customizeJdbi(Jdbi jdbi) {
    jdbi.registerArgument(new TimeArgument())
        .registerArrayType(Instant.class, "timestamptz", Instant::toString)
        .registerArrayType(AssetId.class, "uuid", AssetId::uuid)
        .registerArrayType(DandisetId.class, "text", DandisetId::digits)
        .registerColumnMapper(
            AssetId.class, (row, column, _) -> new AssetId(row.getObject(column, UUID.class)))
        .registerColumnMapper(
            DandisetId.class, (row, column, _) -> new DandisetId(row.getString(column)))
        .registerColumnMapper(
            VersionId.class, (row, column, _) -> new VersionId(row.getString(column)))
        .registerColumnMapper(Json.class, (row, column, _) -> new Json(row.getString(column)))
        .registerColumnMapper(
            Instant.class,
            (row, column, _) -> row.getObject(column, OffsetDateTime.class).toInstant());
  }

  private static final class TimeArgument extends AbstractArgumentFactory<Instant> {
    TimeArgument() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, _) ->
          statement.setObject(position, value.atOffset(ZoneOffset.UTC));
    }
  }
}
