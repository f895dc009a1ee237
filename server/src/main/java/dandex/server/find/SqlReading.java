package dandex.server.find;

import java.util.List;

/// A filter read as a condition in SQL.
interface SqlReading<F> extends Reading<F, Sql> {
  @Override
  default Sql all(List<Sql> parts) {
    return Sql.all(parts);
  }

  @Override
  default Sql any(List<Sql> parts) {
    return Sql.any(parts);
  }

  @Override
  default Sql not(Sql part) {
    return part.not();
  }
}
