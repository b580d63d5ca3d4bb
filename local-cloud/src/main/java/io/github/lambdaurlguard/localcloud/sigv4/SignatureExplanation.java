package io.github.lambdaurlguard.localcloud.sigv4;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person needs to see why a signature does not count: the canonical request of what arrived,
 * and, if one of the usual mistakes leads to the signature that was sent, the canonical request
 * that was signed instead. Neither holds a secret.
 *
 * @param texts by title, the server's first
 * @param mistake the mistake that was made, in words; empty if there is none
 */
record SignatureExplanation(Map<String, String> texts, Optional<String> mistake) {
  private static final String ARRIVED = "Canonical request of what arrived";
  private static final String SIGNED = "Canonical request that was signed";

  /** Of a signature that is this canonical request's. */
  static SignatureExplanation ofMatch(CanonicalRequest arrived) {
    return new SignatureExplanation(
        Map.of(ARRIVED + ", which is what was signed", arrived.withoutSecrets()), Optional.empty());
  }

  /** Of a signature that is another's. */
  static SignatureExplanation ofMismatch(
      CanonicalRequest arrived,
      Map<String, CanonicalRequest> mistakes,
      SigningKey key,
      Optional<String> otherHolder) {
    var texts = new LinkedHashMap<String, String>();
    texts.put(ARRIVED, arrived.withoutSecrets());
    var signed =
        mistakes.entrySet().stream()
            .filter(variant -> key.hasSigned(variant.getValue()))
            .findFirst();
    if (signed.isEmpty()) {
      var mistake =
          otherHolder
              .map(name -> "the secret is that of " + name + ", whose access key is another")
              .orElse(
                  "most likely the secret is another's: none of the usual mistakes leads to this"
                      + " signature");
      texts.put(SIGNED, "not known, as a signature does not tell it; " + mistake);
      return new SignatureExplanation(texts, Optional.of(mistake));
    }
    var found = signed.get();
    texts.put(SIGNED + ": " + found.getKey(), found.getValue().withoutSecrets());
    return new SignatureExplanation(texts, Optional.of(found.getKey()));
  }
}
