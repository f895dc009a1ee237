package dandex.indexer.archive;

import dandex.catalog.AssetId;
import dandex.catalog.DandisetId;
import dandex.catalog.ListedAsset;
import dandex.catalog.PlacedAsset;
import dandex.catalog.Version;
import dandex.catalog.VersionId;
import java.math.BigInteger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The DANDI Archive over its REST API, or another archive that runs the same software. Safe for
/// use by several threads. Every method throws [ArchiveFailure] when the archive does not give what
/// was asked, however often.
public final class DandiArchive {
  private static final Logger LOG = LoggerFactory.getLogger(DandiArchive.class);

  /// A listing that moves is read again so often.
  private static final int READINGS = 3;

  /// Tries of a page that could be asked for in halves.
  private static final int TRIES_BEFORE_HALVING = 3;

  private static final int DANDISETS_A_PAGE = 200;

  private static final String BY_PATH = "path";

  /// Equal times are common, so the path makes it a total order.
  private static final String NEWEST_FIRST = "-modified,path";

  private final ArchiveOptions options;
  private final Wire wire;
  private final PageSize described;
  private final PageSize listed;
  private final PageSize dandisets = new PageSize(DANDISETS_A_PAGE);
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room;

  public DandiArchive(ArchiveOptions options, Clock clock) {
    this.options = options;
    wire = new Wire(options, clock);
    described = new PageSize(options.pageSize());
    listed = new PageSize(options.pageSize());
    room = new Semaphore(options.concurrency());
  }

  public Traffic traffic() {
    return wire.traffic();
  }

  /// All dandisets that are open to everybody, by identifier: complete and proved.
  public List<ListedDandiset> dandisets() {
    Walk.Pages<ListedDandiset> pages =
        (number, size, last) ->
            page("/dandisets/?ordering=id" + paging(number, size), last, Nouns::dandiset);
    return whole("/dandisets/", pages, dandisets, one -> List.of(one.id()));
  }

  /// Asks a dandiset's own URL.
  public Presence presence(DandisetId dandiset) {
    var path = at(dandiset);
    return switch (wire.get(path, options.tries(), body -> Items.one(body, Nouns::dandiset))) {
      case Reply.Content(var found) -> new Presence.Present(found);
      case Reply.Refusal(var status, var spoken) when status == 404 && spoken ->
          new Presence.Deleted();
      case Reply.Refusal(var status, var spoken) when (status == 401 || status == 403) && spoken ->
          new Presence.Embargoed();
      case Reply.Refusal(var status, _) -> throw unexpected(path, status);
    };
  }

  /// All versions, the draft included, oldest first.
  public List<VersionBrief> versions(DandisetId dandiset) {
    var path = at(dandiset) + "versions/";
    Walk.Pages<VersionBrief> pages =
        (number, size, last) ->
            page(path + "?order=created" + paging(number, size), last, Nouns::brief);
    return whole(path, pages, listed, one -> List.of(one.id()));
  }

  /// A version with its metadata, or nothing when there is no such version.
  ///
  /// @param brief what lists say of it, which its metadata does not
  public Optional<Version> version(DandisetId dandiset, VersionBrief brief) {
    return found(
        at(dandiset, brief.id()), body -> Nouns.version(dandiset, brief, Items.metadata(body)));
  }

  /// Asks a version's own URL whether it is there.
  public boolean has(DandisetId dandiset, VersionId version) {
    return found(at(dandiset, version), Items::metadata).isPresent();
  }

  /// How many assets a page has at most, for now.
  public int pageSize() {
    return described.now();
  }

  /// Ends every request that is under way or waits for its next try; whoever asked fails, and so
  /// does whoever asks later.
  public void stop() {
    wire.stop();
  }

  /// Assets of a version with their metadata, by path. Pages are asked for before they are wanted.
  public Listing assets(DandisetId dandiset, VersionId version, Slice.Reader<PlacedAsset> reader) {
    return describing(dandiset, version, BY_PATH).ahead(threads, room).read(reader);
  }

  /// The first assets of a version with their metadata, by path, for who wants no more than so
  /// many.
  public Listing firstAssets(
      DandisetId dandiset, VersionId version, int most, Slice.Reader<PlacedAsset> reader) {
    return describing(dandiset, version, BY_PATH).atMost(most).read(reader);
  }

  /// Assets of a version with their metadata, those modified last first.
  public Listing newestAssets(
      DandisetId dandiset, VersionId version, Slice.Reader<PlacedAsset> reader) {
    return describing(dandiset, version, NEWEST_FIRST).read(reader);
  }

  /// Assets of a version without their metadata, by path: a tenth of the bytes. Pages are asked for
  /// before they are wanted.
  public Listing listedAssets(
      DandisetId dandiset, VersionId version, Slice.Reader<ListedAsset> reader) {
    return listing(dandiset, version).ahead(threads, room).read(reader);
  }

  /// The first assets of a version without their metadata, by path, for who wants no more than so
  /// many.
  public Listing firstListedAssets(
      DandisetId dandiset, VersionId version, int most, Slice.Reader<ListedAsset> reader) {
    return listing(dandiset, version).atMost(most).read(reader);
  }

  private Walk<ListedAsset> listing(DandisetId dandiset, VersionId version) {
    Walk.Pages<ListedAsset> pages =
        (number, size, last) ->
            page(assetsOf(dandiset, version, BY_PATH) + paging(number, size), last, Nouns::listed);
    return new Walk<>(pages, listed, one -> List.of(one.id(), one.path()));
  }

  /// The same stretch of a listing with metadata; other assets than there when it moved meanwhile.
  public List<PlacedAsset> describe(
      DandisetId dandiset, VersionId version, Slice<ListedAsset> slice) {
    var size = greatestCommon(slice.size(), described.now());
    var until = slice.offset() + slice.size();
    var assets = new ArrayList<PlacedAsset>();
    describing(dandiset, version, BY_PATH)
        .from(slice.offset(), size)
        .read(part -> {
          assets.addAll(part.items());
          return part.offset() + part.items().size() < until;
        });
    return assets;
  }

  /// One asset of a version, or nothing when it is not there.
  public Optional<PlacedAsset> asset(DandisetId dandiset, VersionId version, AssetId asset) {
    return found(
        at(dandiset, version) + "assets/" + asset + "/info/",
        body -> Items.one(body, Nouns::placed));
  }

  private Walk<PlacedAsset> describing(DandisetId dandiset, VersionId version, String order) {
    var path = assetsOf(dandiset, version, order) + "&metadata=true";
    return new Walk<>(
        (number, size, last) -> page(path + paging(number, size), last, Nouns::placed),
        described,
        one -> List.of(one.asset().id(), one.path()));
  }

  private <T> List<T> whole(
      String path, Walk.Pages<T> pages, PageSize size, Function<T, List<Object>> keys) {
    var how = "";
    for (var reading = 0; reading < READINGS; reading++) {
      var items = new ArrayList<T>();
      var listing =
          new Walk<>(pages, size, keys)
              .read(slice -> {
                items.addAll(slice.items());
                return true;
              });
      if (!(listing instanceof Listing.Moved moved)) return items;
      how = moved.how();
      LOG.info("{} moved while it was read ({}); reading it again", path, how);
    }
    var url = options.url() + path;
    throw new ArchiveFailure(url, "GET " + url + " moved while it was read: " + how, null, false);
  }

  private <T> Items.Sheet<T> page(String path, boolean last, Items.Reading<T> reading) {
    var tries = last ? options.tries() : Math.min(TRIES_BEFORE_HALVING, options.tries());
    return switch (wire.get(path, tries, body -> Items.page(body, reading))) {
      case Reply.Content(var sheet) -> sheet;
      case Reply.Refusal(var status, _) -> throw unexpected(path, status);
    };
  }

  private <T> Optional<T> found(String path, Wire.Parse<T> parse) {
    return switch (wire.get(path, options.tries(), parse)) {
      case Reply.Content(var value) -> Optional.of(value);
      case Reply.Refusal(var status, var spoken) when status == 404 && spoken -> Optional.empty();
      case Reply.Refusal(var status, _) -> throw unexpected(path, status);
    };
  }

  private ArchiveFailure unexpected(String path, int status) {
    var url = options.url() + path;
    var message = "GET " + url + " failed: the archive answered " + status;
    return new ArchiveFailure(url, message, null, false);
  }

  private static String at(DandisetId dandiset) {
    return "/dandisets/" + dandiset + "/";
  }

  private static String at(DandisetId dandiset, VersionId version) {
    return at(dandiset) + "versions/" + version + "/";
  }

  private static String assetsOf(DandisetId dandiset, VersionId version, String order) {
    return at(dandiset, version) + "assets/?order=" + order;
  }

  private static String paging(long number, int size) {
    return "&page=" + number + "&page_size=" + size;
  }

  private static int greatestCommon(int one, int other) {
    return BigInteger.valueOf(one).gcd(BigInteger.valueOf(other)).intValue();
  }
}
