package io.github.lambdaurlguard.localcloud.s3;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.Query;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The query parameters that make another request of one for an object. S3 ignores all others.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 */
final class ObjectParameters {
  private static final Set<String> KNOWN =
      Set.of(
          "acl",
          "attributes",
          "legal-hold",
          "partnumber",
          "response-cache-control",
          "response-content-disposition",
          "response-content-encoding",
          "response-content-language",
          "response-content-type",
          "response-expires",
          "retention",
          "select",
          "tagging",
          "torrent",
          "uploadid",
          "versionid");

  private ObjectParameters() {}

  /** The first parameter of a request that S3 would heed, if there is one. */
  static Optional<String> heeded(HttpRequest request) {
    return Query.pairs(request).stream()
        .map(Query.Pair::name)
        .filter(name -> isHeeded(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static boolean isHeeded(String name) {
    return KNOWN.contains(name) || name.startsWith("x-amz-");
  }
}
