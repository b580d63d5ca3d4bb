package io.github.lambdaurlguard.localcloud.sigv4;

import io.github.lambdaurlguard.localcloud.account.Credentials;

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
   */
  record Refused(String errorType, String message, String reason) implements Verification {
    /** A signature that is complete, and wrong. */
    static Refused invalid(String message, String reason) {
      return new Refused("InvalidSignatureException", message, reason);
    }
  }

  /** The request carries no signature at all. */
  record Unsigned() implements Verification {}
}
