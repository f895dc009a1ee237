package dandex.server.find;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Dandisets that nobody may see though the index may still have them until it is mirrored: those
/// that were withdrawn, and those under embargo. Asked anew for each request, so that nothing of
/// them shows from the moment on at which Postgres knows.
final class Hidden {
  private static final Sql HIDDEN =
      Sql.of("select dandiset from hidden_dandiset order by dandiset");

  private final Jdbi jdbi;
  private volatile @Nullable List<String> last;

  Hidden(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /// Their digits. Few: the archive has withdrawn some hundreds in all its years.
  List<String> now() {
    var now = jdbi.withHandle(handle -> HIDDEN.query(handle).mapTo(String.class).list());
    last = now;
    return now;
  }

  /// What they were when they were last asked for; null before that.
  @Nullable List<String> lately() {
    return last;
  }
}
