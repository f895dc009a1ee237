package dandex.indexer.archive;

import java.net.URI;
import java.time.Duration;

/// How the archive is spoken to.
///
/// @param url of its API, `https://api.dandiarchive.org/api`, with or without a slash at the end
/// @param userAgent who asks, `dandex/0.1.0`
/// @param concurrency requests under way at once
/// @param requestsPerMinute begun within a minute, evenly spread; 0 for no limit
/// @param timeout of one request, its body included
/// @param tries of one request before it counts as failed
/// @param firstDelay before the second try; it doubles with each further one
/// @param longestDelay between two tries, and the longest Retry-After that is waited for
/// @param pageSize of lists of assets, at most 1000; the archive takes no more
public record ArchiveOptions(
    URI url,
    String userAgent,
    int concurrency,
    int requestsPerMinute,
    Duration timeout,
    int tries,
    Duration firstDelay,
    Duration longestDelay,
    int pageSize) {
  /// The most that the archive takes; it clamps what is larger without a word.
  public static final int LARGEST_PAGE = 1000;

  public ArchiveOptions {
    if (url.getHost() == null) throw new IllegalArgumentException("not the URL of an API: " + url);
    if (concurrency < 1) throw new IllegalArgumentException("concurrency is " + concurrency);
    if (requestsPerMinute < 0) {
      throw new IllegalArgumentException("requests per minute are " + requestsPerMinute);
    }
    if (tries < 1) throw new IllegalArgumentException("tries are " + tries);
    if (pageSize < 1 || pageSize > LARGEST_PAGE) {
      throw new IllegalArgumentException("page size is " + pageSize + ", not 1 to 1000");
    }
    url = URI.create(url.toString().replaceFirst("/+$", ""));
  }

  /// As the public archive likes it: four at once, 400 a minute, patient.
  public static ArchiveOptions of(String url, String userAgent) {
    return new ArchiveOptions(
        URI.create(url.strip()),
        userAgent,
        4,
        400,
        Duration.ofSeconds(60),
        8,
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        LARGEST_PAGE);
  }

  public ArchiveOptions withConcurrency(int requests) {
    return new ArchiveOptions(
        url,
        userAgent,
        requests,
        requestsPerMinute,
        timeout,
        tries,
        firstDelay,
        longestDelay,
        pageSize);
  }

  public ArchiveOptions withRequestsPerMinute(int requests) {
    return new ArchiveOptions(
        url, userAgent, concurrency, requests, timeout, tries, firstDelay, longestDelay, pageSize);
  }

  public ArchiveOptions withTimeout(Duration whole) {
    return new ArchiveOptions(
        url,
        userAgent,
        concurrency,
        requestsPerMinute,
        whole,
        tries,
        firstDelay,
        longestDelay,
        pageSize);
  }

  public ArchiveOptions withRetries(int atMost, Duration first, Duration longest) {
    return new ArchiveOptions(
        url, userAgent, concurrency, requestsPerMinute, timeout, atMost, first, longest, pageSize);
  }

  public ArchiveOptions withPageSize(int assets) {
    return new ArchiveOptions(
        url,
        userAgent,
        concurrency,
        requestsPerMinute,
        timeout,
        tries,
        firstDelay,
        longestDelay,
        assets);
  }
}
