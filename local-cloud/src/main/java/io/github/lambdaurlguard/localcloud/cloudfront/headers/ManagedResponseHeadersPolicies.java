package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import io.github.lambdaurlguard.localcloud.cloudfront.headers.ResponseHeadersPolicy.Header;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The response headers policies that everybody has.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html">Managed
 *     response headers policies</a>
 */
public final class ManagedResponseHeadersPolicies {
  private static final List<Header> SECURITY =
      List.of(
          new Header("Referrer-Policy", "strict-origin-when-cross-origin", false),
          new Header("Strict-Transport-Security", "max-age=31536000", false),
          new Header("X-Content-Type-Options", "nosniff", true),
          new Header("X-Frame-Options", "SAMEORIGIN", false),
          new Header("X-XSS-Protection", "1; mode=block", false));

  private static final CorsPolicy SIMPLE = anyOrigin(List.of(), List.of());

  private static final CorsPolicy PREFLIGHT =
      anyOrigin(List.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"), List.of("*"));

  private static final Map<String, ResponseHeadersPolicy> BY_ID =
      Map.of(
          "60669652-455b-4ae9-85a4-c4c02393f86c", policy(SIMPLE, List.of()),
          "5cc3b908-e619-4b99-88e5-2cf7f45965bd", policy(PREFLIGHT, List.of()),
          "67f7725c-6f97-4210-82d7-5512b31e9d03", policy(null, SECURITY),
          "e61eb60c-9c35-4d20-a928-2b84e02af89c", policy(SIMPLE, SECURITY),
          "eaab4381-ed33-4a86-88ca-d9558dc6cd63", policy(PREFLIGHT, SECURITY));

  private ManagedResponseHeadersPolicies() {}

  /**
   * The managed policy with this id: SimpleCORS, CORS-With-Preflight, SecurityHeadersPolicy, or one
   * of the first two with the security headers.
   */
  public static Optional<ResponseHeadersPolicy> find(String id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  private static ResponseHeadersPolicy policy(CorsPolicy cors, List<Header> headers) {
    return new ResponseHeadersPolicy(
        Set.of(), Optional.ofNullable(cors), headers, Optional.empty());
  }

  private static CorsPolicy anyOrigin(List<String> methods, List<String> exposedHeaders) {
    return new CorsPolicy(
        List.of(OriginPattern.parse("*").orElseThrow()),
        methods,
        List.of(),
        exposedHeaders,
        false,
        OptionalInt.empty(),
        false);
  }
}
