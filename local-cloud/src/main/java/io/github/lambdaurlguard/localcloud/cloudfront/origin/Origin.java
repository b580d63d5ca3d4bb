package io.github.lambdaurlguard.localcloud.cloudfront.origin;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;

/** Where a distribution gets its answers. */
public sealed interface Origin {
  int PATH_CHARACTERS = 255;

  String id();

  String domainName();

  /** What stands before each path that the origin is asked for; the empty string for nothing. */
  String path();

  /**
   * Why CloudFront takes no such path, if it does not.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginPath">Origin
   *     path</a>
   */
  static Optional<String> pathProblem(String path) {
    var isLegal =
        path.isEmpty()
            || (path.startsWith("/") && !path.endsWith("/") && path.length() <= PATH_CHARACTERS);
    return isLegal
        ? Optional.empty()
        : Optional.of(
            "has to begin with / and not to end with one, and to have at most %d characters, unlike %s"
                .formatted(PATH_CHARACTERS, path));
  }

  /**
   * An S3 bucket.
   *
   * @param domainName its regional domain name
   */
  record BucketOrigin(String id, String domainName, String path) implements Origin {}

  /**
   * An HTTP server: here, a function URL.
   *
   * @param customHeaders by lower-case name
   */
  record CustomOrigin(
      String id,
      String domainName,
      String path,
      Map<String, String> customHeaders,
      OriginTimeouts timeouts)
      implements Origin {

    /** The request with the origin's own headers, which replace the viewer's of the same name. */
    public HttpRequest withCustomHeaders(HttpRequest request) {
      var headers = HttpFields.build(request.headers());
      customHeaders.forEach(headers::put);
      return request.withHeaders(headers.asImmutable());
    }

    /** The same, elsewhere. */
    public CustomOrigin at(String newDomainName, String newPath) {
      return new CustomOrigin(id, newDomainName, newPath, customHeaders, timeouts);
    }
  }
}
