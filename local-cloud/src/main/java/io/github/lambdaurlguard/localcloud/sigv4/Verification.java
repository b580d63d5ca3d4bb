package io.github.lambdaurlguard.localcloud.sigv4;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import java.util.Map;

/** What is known of a request's signature. */
public sealed interface Verification {
  /** The signature is right: the request comes from who holds these credentials. */
  record Verified(Credentials credentials, String region) implements Verification {}

  /**
   * The request is not accepted.
   *
   * @param errorType AWS's name of the error, for {@code x-amzn-ErrorType}
   * @param message what AWS tells the caller
   * @param reason what the console tells the developer, more exact than what AWS tells
   * @param explanation what helps a person to understand it: texts by title, without secrets; empty
   *     where nothing could be compared
   */
  record Refused(String errorType, String message, String reason, Map<String, String> explanation)
      implements Verification {
    Refused(String errorType, String message, String reason) {
      this(errorType, message, reason, Map.of());
    }

    Refused explained(Map<String, String> texts) {
      return new Refused(errorType, message, reason, texts);
    }

    /** A signature that is complete, and wrong. */
    static Refused invalid(String message, String reason) {
      return new Refused("InvalidSignatureException", message, reason);
    }
  }

  /** The request carries no signature at all. */
  record Unsigned() implements Verification {}
}
