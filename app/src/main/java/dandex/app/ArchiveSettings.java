package dandex.app;

import dandex.indexer.lindi.Courtesy;
import java.net.URI;
import java.time.Duration;

/// Where the archive is, and how long its hosts are waited for.
///
/// @param dandi the base of its REST API
/// @param dandiTimeout how long one answer may take
/// @param lindi the base of its LINDI files
/// @param lindiTimeout how long their host may be silent
record ArchiveSettings(URI dandi, Duration dandiTimeout, URI lindi, Duration lindiTimeout) {
  private static final URI DANDI = URI.create("https://api.dandiarchive.org/api");
  private static final URI LINDI = URI.create("https://lindi.neurosift.org/dandi");
  private static final Form<Duration> TIMEOUT = Form.seconds(1, 3600);

  static ArchiveSettings of(Environment said) {
    return new ArchiveSettings(
        said.read(Setting.DANDEX_DANDI_URL, DANDI, Form.WEB),
        said.read(Setting.DANDEX_DANDI_TIMEOUT, Duration.ofSeconds(60), TIMEOUT),
        said.read(Setting.DANDEX_LINDI_URL, LINDI, Form.WEB),
        said.read(Setting.DANDEX_LINDI_TIMEOUT, Courtesy.DEFAULT.patience(), TIMEOUT));
  }

  ArchiveSettings at(URI otherDandi, URI otherLindi) {
    return new ArchiveSettings(otherDandi, dandiTimeout, otherLindi, lindiTimeout);
  }
}
