package io.github.lambdaurlguard.localcloud.sigv4;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The parts of a Signature Version 4, in the form of the {@code Authorization} header.
 *
 * @param signedHeaders lower-case names in the order given
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
record AuthorizationHeader(
    String accessKeyId,
    String date,
    String region,
    String service,
    List<String> signedHeaders,
    String signature) {
  private static final Pattern FORM =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/,\\s]+)/(\\d{8})/([^/,\\s]+)/([^/,\\s]+)/aws4_request,"
              + "\\s*SignedHeaders=([^,\\s]+),\\s*Signature=([0-9a-f]{64})");

  /**
   * The same parts out of the query of a presigned URL.
   *
   * @param query gives the value of a parameter, or the empty string
   */
  static Optional<AuthorizationHeader> ofQuery(UnaryOperator<String> query) {
    return parse(
        "%s Credential=%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                query.apply("X-Amz-Algorithm"),
                query.apply("X-Amz-Credential"),
                query.apply("X-Amz-SignedHeaders"),
                query.apply("X-Amz-Signature")));
  }

  AuthorizationHeader withSignature(String other) {
    return new AuthorizationHeader(accessKeyId, date, region, service, signedHeaders, other);
  }

  /** The value of the header. */
  String text() {
    return "AWS4-HMAC-SHA256 Credential=%s/%s/%s/%s/aws4_request, SignedHeaders=%s, Signature=%s"
        .formatted(accessKeyId, date, region, service, String.join(";", signedHeaders), signature);
  }

  static Optional<AuthorizationHeader> parse(String value) {
    var matcher = FORM.matcher(value.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new AuthorizationHeader(
            matcher.group(1),
            matcher.group(2),
            matcher.group(3),
            matcher.group(4),
            List.of(matcher.group(5).split(";")),
            matcher.group(6)));
  }
}
