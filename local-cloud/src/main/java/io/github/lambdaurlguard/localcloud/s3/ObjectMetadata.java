package io.github.lambdaurlguard.localcloud.s3;

import java.util.Map;

/** The metadata that uploading the site gives its objects. */
final class ObjectMetadata {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("css", "text/css"),
          Map.entry("html", "text/html"),
          Map.entry("ico", "image/vnd.microsoft.icon"),
          Map.entry("js", "text/javascript"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("txt", "text/plain"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"));

  private ObjectMetadata() {}

  static String contentType(String key) {
    var extension = key.substring(key.lastIndexOf('.') + 1);
    return TYPES.getOrDefault(extension, "binary/octet-stream");
  }

  /** The build puts a hash into the names of what lies in assets/: those never change. */
  static String cacheControl(String key) {
    return key.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  }
}
