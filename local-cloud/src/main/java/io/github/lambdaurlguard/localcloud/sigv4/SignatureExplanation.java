package io.github.lambdaurlguard.localcloud.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a person needs to see why a signature does not match: the canonical request of what arrived,
 * and, if one of the usual mistakes leads to the signature that was sent, the canonical request
 * that was signed instead. Neither holds a secret.
 */
final class SignatureExplanation {
  private static final String ARRIVED = "Canonical request of what arrived";
  private static final String SIGNED = "Canonical request that was signed";

  private SignatureExplanation() {}

  /** Texts by title, the server's first. */
  static Map<String, String> of(
      HttpRequest request, AuthorizationHeader received, Credentials credentials) {
    CanonicalRequest expected;
    try {
      expected = CanonicalRequest.of(request, received);
    } catch (IllegalArgumentException e) {
      return Map.of(ARRIVED, "none: the AWS SDK cannot sign this request: " + e.getMessage());
    }
    if (isSigned(expected, request, received, credentials)) {
      return Map.of(ARRIVED + ", which is what was signed", expected.withoutSecrets());
    }
    var explanation = new LinkedHashMap<String, String>();
    explanation.put(ARRIVED, expected.withoutSecrets());
    CommonMistake.variants(request, expected).entrySet().stream()
        .filter(variant -> isSigned(variant.getValue(), request, received, credentials))
        .findFirst()
        .ifPresentOrElse(
            signed ->
                explanation.put(
                    SIGNED + ": " + signed.getKey(), signed.getValue().withoutSecrets()),
            () ->
                explanation.put(
                    SIGNED,
                    "not known: a signature does not tell it, and none of the usual mistakes leads"
                        + " to this one"));
    return explanation;
  }

  private static boolean isSigned(
      CanonicalRequest canonical,
      HttpRequest request,
      AuthorizationHeader received,
      Credentials credentials) {
    var signature =
        canonical.signature(request.header("X-Amz-Date"), received, credentials.secretAccessKey());
    return MessageDigest.isEqual(signature.getBytes(UTF_8), received.signature().getBytes(UTF_8));
  }
}
