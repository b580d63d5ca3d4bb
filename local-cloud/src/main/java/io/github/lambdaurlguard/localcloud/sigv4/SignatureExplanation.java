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
      HttpRequest request, ReceivedSignature received, Credentials credentials) {
    var signed = received.signed(request);
    CanonicalRequest expected;
    try {
      expected = CanonicalRequest.of(signed, received.parts());
    } catch (IllegalArgumentException e) {
      return Map.of(ARRIVED, "none: the AWS SDK cannot sign this request: " + e.getMessage());
    }
    if (isSigned(expected, received, credentials)) {
      return Map.of(ARRIVED + ", which is what was signed", expected.withoutSecrets());
    }
    var explanation = new LinkedHashMap<String, String>();
    explanation.put(ARRIVED, expected.withoutSecrets());
    CommonMistake.variants(signed, expected).entrySet().stream()
        .filter(variant -> isSigned(variant.getValue(), received, credentials))
        .findFirst()
        .ifPresentOrElse(
            found ->
                explanation.put(SIGNED + ": " + found.getKey(), found.getValue().withoutSecrets()),
            () ->
                explanation.put(
                    SIGNED,
                    "not known: a signature does not tell it, and none of the usual mistakes leads"
                        + " to this one"));
    return explanation;
  }

  private static boolean isSigned(
      CanonicalRequest canonical, ReceivedSignature received, Credentials credentials) {
    var signature =
        canonical.signature(received.date(), received.parts(), credentials.secretAccessKey());
    return MessageDigest.isEqual(
        signature.getBytes(UTF_8), received.parts().signature().getBytes(UTF_8));
  }
}
