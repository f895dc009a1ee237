package dandex.indexer.sync;

import dandex.sandbox.archive.Archive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// What the owners of an archive's dandisets do, drawn at random, and written down as it is done.
final class Acts {
  private static final List<String> LOUD =
      List.of(
          "add",
          "add",
          "amend",
          "amend",
          "remove",
          "remove",
          "rename",
          "publish",
          "publish",
          "publish",
          "embargo",
          "release",
          "release",
          "withdraw",
          "replaceAll",
          "empty",
          "refill",
          "refill",
          "validate",
          "editMetadata",
          "ingestZarr");

  private final Archive archive;
  private final Random random;
  private final List<String> favourites;
  private final boolean silent;
  private final List<String> log = new ArrayList<>();
  private final Set<String> withdrawn = new HashSet<>();

  /// @param silent whether things may happen that move no clock
  Acts(Archive archive, Random random, boolean silent) {
    this.archive = archive;
    this.random = random;
    this.silent = silent;
    favourites = archive.knows().identifiers();
  }

  /// What was done so far, a line each.
  synchronized List<String> log() {
    return List.copyOf(log);
  }

  synchronized void note(String line) {
    log.add(line);
  }

  /// Does one thing to one dandiset, more often than not the first of them.
  synchronized void act(String when) {
    var of = random.nextInt(3) == 0 ? random.nextInt(favourites.size()) : 0;
    var dandiset = favourites.get(of);
    if (withdrawn.contains(dandiset)) return;
    var quiet = silent && random.nextInt(6) == 0;
    var act = quiet ? quietly() : LOUD.get(random.nextInt(LOUD.size()));
    try {
      log.add(when + ": " + act + " " + dandiset + " " + done(act, dandiset));
    } catch (IllegalArgumentException impossible) {
      log.add(when + ": not " + act + " " + dandiset + ", " + impossible.getMessage());
    }
  }

  private String quietly() {
    return random.nextBoolean() ? "editSilently" : "uploadZarr";
  }

  private Object done(String act, String dandiset) {
    var curator = archive.curator();
    switch (act) {
      case "add" -> {
        var count = random.nextInt(5) == 0 ? 8 + random.nextInt(20) : 1 + random.nextInt(3);
        curator.add(dandiset, count);
        return count;
      }
      case "publish" -> {
        return curator.publish(dandiset);
      }
      case "withdraw" -> {
        // seldom, as nothing comes after it
        if (random.nextInt(3) > 0) throw new IllegalArgumentException("thought better of it");
        curator.withdraw(dandiset);
        withdrawn.add(dandiset);
      }
      case "embargo" -> curator.embargo(dandiset);
      case "release" -> curator.release(dandiset);
      case "replaceAll" -> curator.replaceAll(dandiset);
      case "empty" -> curator.empty(dandiset);
      case "refill" -> curator.refill(dandiset);
      case "validate" -> curator.validate(dandiset);
      case "editMetadata" -> curator.editMetadata(dandiset);
      default -> {
        return done(act, dandiset, path(act, dandiset));
      }
    }
    return "";
  }

  private String done(String act, String dandiset, String path) {
    var curator = archive.curator();
    switch (act) {
      case "amend" -> curator.amend(dandiset, path);
      case "remove" -> curator.remove(dandiset, path);
      case "rename" -> curator.rename(dandiset, path, renamed(path));
      case "editSilently" -> curator.editSilently(dandiset, path);
      case "uploadZarr" -> curator.uploadZarr(dandiset, path);
      case "ingestZarr" -> curator.ingestZarr(dandiset, path, 1 + random.nextInt(1_000_000));
      default -> throw new IllegalStateException(act);
    }
    return path;
  }

  private String path(String act, String dandiset) {
    var all = archive.knows().paths(dandiset, "draft");
    var fit = all.stream().filter(path -> !act.endsWith("Zarr") || path.endsWith(".zarr")).toList();
    if (fit.isEmpty()) throw new IllegalArgumentException("there is no such file");
    return fit.get(random.nextInt(fit.size()));
  }

  /// To the front or to the end of the list, past all pages.
  private String renamed(String path) {
    var place = random.nextBoolean() ? "a" : "z";
    return place + random.nextInt(1000) + "/" + path.substring(path.lastIndexOf('/') + 1);
  }
}
