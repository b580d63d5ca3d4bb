package io.github.lambdaurlguard.localcloud.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.digests.Digests;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.http.auth.aws.internal.signer.V4CanonicalRequest;

/**
 * A canonical request, line by line. Only for explanations: what decides is the AWS SDK's signer.
 *
 * @param headers the lines of the canonical headers, each with its line end
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
record CanonicalRequest(
    String method,
    String path,
    String query,
    String headers,
    String signedHeaders,
    String payloadHash) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final Pattern TOKEN =
      Pattern.compile("(?m)(^x-amz-security-token:|\\bX-Amz-Security-Token=)[^&\\n]*");
  private static final int LINES_BEFORE_HEADERS = 3;

  /** The canonical request of what arrived, as the AWS SDK makes it. */
  static CanonicalRequest of(HttpRequest request, AuthorizationHeader received) {
    var payloadHash = HexFormat.of().formatHex(Digests.sha256(request.body().bytes()));
    var text =
        new V4CanonicalRequest(
                SdkSigner.sdkRequest(request, received.signedHeaders()),
                payloadHash,
                new V4CanonicalRequest.Options(true, false))
            .getCanonicalRequestString();
    var top = text.split("\n", LINES_BEFORE_HEADERS + 1);
    var blank = top[LINES_BEFORE_HEADERS].indexOf("\n\n");
    var bottom = top[LINES_BEFORE_HEADERS].substring(blank + 2).split("\n", 2);
    return new CanonicalRequest(
        top[0],
        top[1],
        top[2],
        top[LINES_BEFORE_HEADERS].substring(0, blank + 1),
        bottom[0],
        bottom[1]);
  }

  CanonicalRequest withMethod(String other) {
    return new CanonicalRequest(other, path, query, headers, signedHeaders, payloadHash);
  }

  CanonicalRequest withPath(String other) {
    return new CanonicalRequest(method, other, query, headers, signedHeaders, payloadHash);
  }

  CanonicalRequest withQuery(String other) {
    return new CanonicalRequest(method, path, other, headers, signedHeaders, payloadHash);
  }

  CanonicalRequest withHeaders(String other) {
    return new CanonicalRequest(method, path, query, other, signedHeaders, payloadHash);
  }

  CanonicalRequest withPayloadHash(String other) {
    return new CanonicalRequest(method, path, query, headers, signedHeaders, other);
  }

  private String text() {
    return String.join("\n", method, path, query, headers, signedHeaders, payloadHash);
  }

  String withoutSecrets() {
    return TOKEN.matcher(text()).replaceAll("$1(withheld)");
  }

  /** The signature of this canonical request in the scope of {@code received}. */
  String signature(String date, AuthorizationHeader received, String secretAccessKey) {
    var scope =
        String.join("/", received.date(), received.region(), received.service(), "aws4_request");
    var hash = HexFormat.of().formatHex(Digests.sha256(text().getBytes(UTF_8)));
    var key = ("AWS4" + secretAccessKey).getBytes(UTF_8);
    for (var part : scope.split("/", -1)) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, String.join("\n", ALGORITHM, date, scope, hash)));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }
}
