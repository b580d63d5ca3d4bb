package io.github.lambdaurlguard.delivery.edge;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.artifact.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The built single-page application, and its bucket: what differs is brought there, and nothing
 * else.
 */
public record Site(S3Client s3, Console console, Path folder) {

  private static final String ASSETS = "assets/";

  /**
   * The name of an asset holds the hash of its content; everything else names the newest assets.
   */
  private static final String ASSET_CACHE = "public, max-age=31536000, immutable";

  private static final String PAGE_CACHE = "no-cache";

  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("css", "text/css"),
          Map.entry("html", "text/html"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("js", "text/javascript"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("txt", "text/plain"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("xml", "application/xml"));

  /**
   * What differs.
   *
   * @param assets files to upload
   * @param pages other files to upload
   * @param old files to delete. Assets of older releases stay, for pages that are still open
   */
  public record Difference(List<String> assets, List<String> pages, List<String> old) {
    boolean isEmpty() {
      return assets.isEmpty() && pages.isEmpty() && old.isEmpty();
    }

    /** The paths that viewers may still have the old content of. */
    List<String> paths() {
      return Stream.concat(pages.stream(), old.stream())
          .flatMap(
              file ->
                  file.equals("index.html") ? Stream.of("/" + file, "/") : Stream.of("/" + file))
          .toList();
    }
  }

  /**
   * Compares by content: a page keeps its length when only the hashes in it change, and every build
   * has new times. Without a bucket everything is new.
   */
  public Difference compare(Optional<String> bucket) {
    var there = bucket.map(this::entityTags).orElse(Map.of());
    var here = files();
    var assets = new ArrayList<String>();
    var pages = new ArrayList<String>();
    here.forEach(
        (file, tag) -> {
          if (!tag.equals(there.get(file))) {
            (file.startsWith(ASSETS) ? assets : pages).add(file);
          }
        });
    var old =
        there.keySet().stream()
            .filter(key -> !key.startsWith(ASSETS) && !here.containsKey(key))
            .toList();
    return new Difference(assets, pages, old);
  }

  /** Assets first, so that no page names what is not there yet. */
  public void publish(String bucket, Distribution distribution) {
    var difference = compare(Optional.of(bucket));
    difference.assets().forEach(file -> upload(bucket, file, ASSET_CACHE));
    difference.pages().forEach(file -> upload(bucket, file, PAGE_CACHE));
    for (var file : difference.old()) {
      console.note("deleting %s", file);
      s3.deleteObject(request -> request.bucket(bucket).key(file));
    }
    var paths = difference.paths();
    if (!paths.isEmpty()) {
      console.note("invalidating %s", String.join(" ", paths));
      distribution.invalidate(paths);
    }
    if (difference.isEmpty()) {
      console.note("nothing has changed");
    }
  }

  private void upload(String bucket, String file, String cache) {
    console.note("uploading %s", file);
    s3.putObject(
        request ->
            request.bucket(bucket).key(file).cacheControl(cache).contentType(mediaType(file)),
        RequestBody.fromFile(folder.resolve(file)));
  }

  private static String mediaType(String file) {
    return MEDIA_TYPES.getOrDefault(
        file.substring(file.lastIndexOf('.') + 1), "application/octet-stream");
  }

  private Map<String, String> entityTags(String bucket) {
    return s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
        .collect(
            Collectors.toMap(
                object -> object.key(),
                object -> object.eTag().replace("\"", ""),
                (one, _) -> one,
                TreeMap::new));
  }

  private Map<String, String> files() {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> folder.relativize(file).toString(),
                  Digest::md5Hex,
                  (one, _) -> one,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
