package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import java.util.Set;

/**
 * The content types that CloudFront compresses.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html#compressed-content-cloudfront-file-types">File
 *     types that CloudFront compresses</a>
 */
final class CompressibleTypes {
  private static final Set<String> TYPES =
      Set.of(
          "application/dash+xml",
          "application/eot",
          "application/font",
          "application/font-sfnt",
          "application/javascript",
          "application/json",
          "application/opentype",
          "application/otf",
          "application/pkcs7-mime",
          "application/protobuf",
          "application/rss+xml",
          "application/truetype",
          "application/ttf",
          "application/vnd.apple.mpegurl",
          "application/vnd.ms-fontobject",
          "application/x-font-opentype",
          "application/x-font-truetype",
          "application/x-font-ttf",
          "application/x-httpd-cgi",
          "application/x-javascript",
          "application/x-mpegurl",
          "application/x-opentype",
          "application/x-otf",
          "application/x-perl",
          "application/x-ttf",
          "application/xhtml+xml",
          "application/xml",
          "font/eot",
          "font/opentype",
          "font/otf",
          "font/ttf",
          "image/svg+xml",
          "text/css",
          "text/csv",
          "text/html",
          "text/javascript",
          "text/js",
          "text/plain",
          "text/richtext",
          "text/tab-separated-values",
          "text/x-component",
          "text/x-java-source",
          "text/x-script",
          "text/xml",
          "vnd.apple.mpegurl");

  private CompressibleTypes() {}

  static boolean contains(String type) {
    return TYPES.contains(type);
  }
}
