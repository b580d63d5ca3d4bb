package io.github.lambdaurlguard.localcloud.cloudfront.origin;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.iam.Principal;
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

  /** The headers that the origin gets beside the viewer's, by lower-case name. */
  Map<String, String> customHeaders();

  /** The same, elsewhere. */
  Origin at(String newDomainName, String newPath);

  /** The request with the origin's own headers, which replace the viewer's of the same name. */
  default HttpRequest withCustomHeaders(HttpRequest request) {
    var headers = HttpFields.build(request.headers());
    customHeaders().forEach(headers::put);
    return request.withHeaders(headers.asImmutable());
  }

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
   * @param customHeaders by lower-case name
   * @param reader as whom CloudFront reads it
   */
  record BucketOrigin(
      String id,
      String domainName,
      String path,
      Map<String, String> customHeaders,
      Principal reader)
      implements Origin {
    private static final Principal CLOUDFRONT = new Principal.Service("cloudfront.amazonaws.com");

    /** A bucket with an origin access control that signs. */
    public BucketOrigin(String id, String domainName, String path) {
      this(id, domainName, path, Map.of(), CLOUDFRONT);
    }

    /** Whether CloudFront reads it as an origin access identity. */
    public boolean isReadByIdentity() {
      return reader instanceof Principal.CanonicalUser;
    }

    /** The region in the domain name {@code bucket.s3.region.amazonaws.com}. */
    public String region() {
      var labels = domainName.split("\\.", -1);
      return labels[labels.length - 3];
    }

    @Override
    public BucketOrigin at(String newDomainName, String newPath) {
      return new BucketOrigin(id, newDomainName, newPath, customHeaders, reader);
    }
  }

  /**
   * An HTTP server: here, a function URL, or where the person has another name lead to.
   *
   * @param customHeaders by lower-case name
   * @param signing when an origin access control signs the requests to it
   * @param matchesViewer whether it is asked by the protocol that the viewer used, not always by
   *     HTTPS
   */
  record CustomOrigin(
      String id,
      String domainName,
      String path,
      Map<String, String> customHeaders,
      OriginTimeouts timeouts,
      SigningBehavior signing,
      boolean matchesViewer)
      implements Origin {

    /** An origin without an origin access control that is asked by HTTPS. */
    public CustomOrigin(
        String id,
        String domainName,
        String path,
        Map<String, String> customHeaders,
        OriginTimeouts timeouts) {
      this(id, domainName, path, customHeaders, timeouts, SigningBehavior.NEVER, false);
    }

    @Override
    public CustomOrigin at(String newDomainName, String newPath) {
      return new CustomOrigin(
          id, newDomainName, newPath, customHeaders, timeouts, signing, matchesViewer);
    }
  }
}
