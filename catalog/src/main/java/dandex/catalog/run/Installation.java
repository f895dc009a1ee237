package dandex.catalog.run;

import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// Which of all installations a database belongs to.
public record Installation(UUID id) {
  public static Installation of(DataSource database) {
    return Jdbi.create(database)
        .withHandle(handle ->
            new Installation(
                handle.createQuery("select id from installation").mapTo(UUID.class).one()));
  }
}
