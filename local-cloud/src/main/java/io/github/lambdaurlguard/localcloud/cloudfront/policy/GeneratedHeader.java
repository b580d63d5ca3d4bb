package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Headers about the viewer that CloudFront makes where a policy asks for them. The others, on the
 * viewer's device, place and TLS connection, cannot be known here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html">Add
 *     CloudFront request headers</a>
 */
public enum GeneratedHeader {
  FORWARDED_PROTO("CloudFront-Forwarded-Proto", true),
  VIEWER_ADDRESS("CloudFront-Viewer-Address", false),
  VIEWER_HTTP_VERSION("CloudFront-Viewer-Http-Version", true);

  /** What the names of all of CloudFront's own headers begin with, in lower case. */
  public static final String PREFIX = "cloudfront-";

  private final String title;
  private final boolean ofKey;

  GeneratedHeader(String title, boolean ofKey) {
    this.title = title;
    this.ofKey = ofKey;
  }

  /** The header with this name, whatever its case. */
  public static Optional<GeneratedHeader> named(String name) {
    return Arrays.stream(values()).filter(header -> header.title.equalsIgnoreCase(name)).findAny();
  }

  /** Whether a cache policy may list it, and not only an origin request policy. */
  public boolean isOfKey() {
    return ofKey;
  }

  String title() {
    return title;
  }

  String lowerCaseName() {
    return title.toLowerCase(Locale.ROOT);
  }

  String valueFor(HttpRequest viewer) {
    return switch (this) {
      case FORWARDED_PROTO -> viewer.transport().encrypted() ? "https" : "http";
      case VIEWER_ADDRESS -> viewer.clientAddress() + ":" + viewer.transport().clientPort();
      case VIEWER_HTTP_VERSION ->
          viewer.transport().version().asString().substring("HTTP/".length());
    };
  }
}
