package io.github.lambdaurlguard.localcloud.sigv4;

import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * When a request may have been signed: 5 minutes ago at most, and 5 minutes ahead at most. A
 * presigned URL is good no longer than it says; whether Lambda takes it for longer than 5 minutes
 * is not known, so that it is not taken here.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">Troubleshoot
 *     SigV4 signing</a>
 */
final class SigningDate {
  private static final Duration MAX_DIFFERENCE = Duration.ofMinutes(5);

  private SigningDate() {}

  /** Why a signature does not count at this time; empty if it does. */
  static Optional<Refused> problem(ReceivedSignature received, Instant now) {
    var day = received.parts().date();
    var date = received.date();
    if (!date.startsWith(day)) {
      return refused(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '%s' != '%s'."
              .formatted(day, date),
          "X-Amz-Date and the credential scope name different days");
    }
    Instant signedAt;
    try {
      signedAt = AmzDate.parse(date);
    } catch (DateTimeParseException e) {
      return refused(
          "Date must be in ISO-8601 'basic format'. Got '%s'.".formatted(date),
          "X-Amz-Date is not of the form 20260131T235959Z");
    }
    if (signedAt.isAfter(now.plus(MAX_DIFFERENCE))) {
      return refused(
          "Signature not yet current: %s is still later than %s (%s + 5 min.)"
              .formatted(date, AmzDate.format(now.plus(MAX_DIFFERENCE)), AmzDate.format(now)),
          "the request was signed more than 5 minutes in the future");
    }
    if (signedAt.isBefore(now.minus(MAX_DIFFERENCE))) {
      return refused(
          "Signature expired: %s is now earlier than %s (%s - 5 min.)"
              .formatted(date, AmzDate.format(now.minus(MAX_DIFFERENCE)), AmzDate.format(now)),
          received.isPresigned()
              ? "the URL was presigned more than 5 minutes ago, and whether Lambda takes it for"
                  + " longer is not known"
              : "the request was signed more than 5 minutes ago");
    }
    return received
        .lifetime()
        .filter(lifetime -> signedAt.isBefore(now.minus(lifetime)))
        .flatMap(
            lifetime ->
                refused(
                    "Signature expired: %s is now earlier than %s (%s - %d s)"
                        .formatted(
                            date,
                            AmzDate.format(now.minus(lifetime)),
                            AmzDate.format(now),
                            lifetime.toSeconds()),
                    "the presigned URL was good for %d s, and they are over"
                        .formatted(lifetime.toSeconds())));
  }

  private static Optional<Refused> refused(String message, String reason) {
    return Optional.of(Refused.invalid(message, reason));
  }
}
