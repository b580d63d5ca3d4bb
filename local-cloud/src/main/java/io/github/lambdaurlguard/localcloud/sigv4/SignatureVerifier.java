package io.github.lambdaurlguard.localcloud.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.Digests;
import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.Query;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Unsigned;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks Signature Version 4 by signing the received request again, with the AWS SDK's signer, and
 * comparing.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">AWS Signature
 *     Version 4</a>
 */
public final class SignatureVerifier {
  private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(5);
  private static final String INVALID_SIGNATURE = "InvalidSignatureException";

  /**
   * Headers that say who signed what and when; a second one would leave open which of them counts.
   */
  private static final List<String> ONCE_ONLY =
      List.of(
          "Authorization", "Host", "X-Amz-Content-Sha256", "X-Amz-Date", "X-Amz-Security-Token");

  private static final Refused PRESIGNED =
      new Refused(
          INVALID_SIGNATURE,
          "The request signature is in the query.",
          "the signature is in the query (a presigned URL), which the local cloud does not verify:"
              + " sign in the Authorization header");

  private final Identities identities;
  private final Clock clock;

  public SignatureVerifier(Identities identities, Clock clock) {
    this.identities = identities;
    this.clock = clock;
  }

  /** Checks a request to a service whose endpoint is in {@code region}. */
  public Verification verify(HttpRequest request, String service, String region) {
    return verify(request, service, Optional.of(region));
  }

  /**
   * Checks a request to an endpoint that stands for a service in all regions: the signature names
   * the one that is meant.
   */
  public Verification verify(HttpRequest request, String service) {
    return verify(request, service, Optional.empty());
  }

  /**
   * What helps a person to understand why this request was refused: texts by title, without
   * secrets. Empty where nothing could be compared.
   */
  public Map<String, String> explain(HttpRequest request) {
    var received = AuthorizationHeader.parse(request.header("Authorization"));
    return received
        .flatMap(authorization -> identities.ofAccessKeyId(authorization.accessKeyId()))
        .map(holder -> SignatureExplanation.of(request, received.orElseThrow(), holder))
        .orElse(Map.of());
  }

  private Verification verify(
      HttpRequest request, String service, Optional<String> endpointRegion) {
    if (request.header("Authorization").isEmpty()) {
      return isPresigned(request) ? PRESIGNED : new Unsigned();
    }
    var repeated = ONCE_ONLY.stream().filter(name -> isRepeated(request, name)).findFirst();
    if (repeated.isPresent()) {
      return incomplete(repeated.get() + " is there more than once");
    }
    var parsed = AuthorizationHeader.parse(request.header("Authorization"));
    if (parsed.isEmpty()) {
      return incomplete("the Authorization header is not of Signature Version 4's form");
    }
    var authorization = parsed.get();
    var credentials = identities.ofAccessKeyId(authorization.accessKeyId());
    if (credentials.isEmpty()) {
      return unrecognised("nobody holds the access key " + authorization.accessKeyId());
    }
    if (!sameText(credentials.get().sessionToken(), request.header("X-Amz-Security-Token"))) {
      return unrecognised("X-Amz-Security-Token does not belong to the access key");
    }
    var region = endpointRegion.orElse(authorization.region());
    return scopeProblem(authorization, service, region)
        .or(() -> dateProblem(request, authorization))
        .or(() -> signatureProblem(request, authorization, credentials.get()))
        .map(Verification.class::cast)
        .orElseGet(() -> new Verified(credentials.get(), region));
  }

  private static boolean isPresigned(HttpRequest request) {
    return Query.pairs(request).stream()
        .anyMatch(pair -> pair.decoded().name().equalsIgnoreCase("X-Amz-Signature"));
  }

  private static boolean isRepeated(HttpRequest request, String header) {
    return request.headers().getValuesList(header).size() > 1;
  }

  private static Refused incomplete(String reason) {
    return new Refused(
        "IncompleteSignatureException",
        "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters.",
        reason);
  }

  private static Refused unrecognised(String reason) {
    return new Refused(
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
        reason);
  }

  private static Optional<Refused> scopeProblem(
      AuthorizationHeader authorization, String service, String region) {
    if (!authorization.region().equals(region)) {
      return refused(
          "Credential should be scoped to a valid region. ",
          "signed for the region %s, sent to %s".formatted(authorization.region(), region));
    }
    if (!authorization.service().equals(service)) {
      return refused(
          "Credential should be scoped to correct service: '%s'. ".formatted(service),
          "signed for the service %s, sent to %s".formatted(authorization.service(), service));
    }
    return Optional.empty();
  }

  private Optional<Refused> dateProblem(HttpRequest request, AuthorizationHeader authorization) {
    var date = request.header("X-Amz-Date");
    if (!date.startsWith(authorization.date())) {
      return refused(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '%s' != '%s'."
              .formatted(authorization.date(), date),
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
    var now = clock.instant();
    if (Duration.between(signedAt, now).abs().compareTo(MAX_CLOCK_DIFFERENCE) <= 0) {
      return Optional.empty();
    }
    return signedAt.isBefore(now)
        ? refused(
            "Signature expired: %s is now earlier than %s (%s - 5 min.)"
                .formatted(
                    date, AmzDate.format(now.minus(MAX_CLOCK_DIFFERENCE)), AmzDate.format(now)),
            "the request was signed more than 5 minutes ago")
        : refused(
            "Signature not yet current: %s is still later than %s (%s + 5 min.)"
                .formatted(
                    date, AmzDate.format(now.plus(MAX_CLOCK_DIFFERENCE)), AmzDate.format(now)),
            "the request was signed more than 5 minutes in the future");
  }

  private static Optional<Refused> signatureProblem(
      HttpRequest request, AuthorizationHeader authorization, Credentials credentials) {
    var contentHash = request.header("X-Amz-Content-Sha256");
    if (!contentHash.isEmpty()
        && !contentHash.equals(HexFormat.of().formatHex(Digests.sha256(request.body().bytes())))) {
      return mismatch("X-Amz-Content-Sha256 is not the hash of the body that arrived");
    }
    if (!authorization.signedHeaders().contains("host")) {
      return mismatch("host is not among the signed headers");
    }
    AuthorizationHeader expected;
    try {
      expected = SdkSigner.authorization(request, authorization, credentials);
    } catch (IllegalArgumentException e) {
      return mismatch("the AWS SDK cannot sign this request: " + e.getMessage());
    }
    if (!expected.signedHeaders().equals(authorization.signedHeaders())) {
      return mismatch(
          "the signed headers %s are not those that the AWS SDK would sign of them: %s"
              .formatted(authorization.signedHeaders(), expected.signedHeaders()));
    }
    return sameText(expected.signature(), authorization.signature())
        ? Optional.empty()
        : mismatch(
            "%s %s was signed as something else".formatted(request.method(), request.path()));
  }

  private static Optional<Refused> mismatch(String reason) {
    return refused(
        "The request signature we calculated does not match the signature you provided. "
            + "Check your AWS Secret Access Key and signing method. "
            + "Consult the service documentation for details.",
        reason);
  }

  private static Optional<Refused> refused(String message, String reason) {
    return Optional.of(new Refused(INVALID_SIGNATURE, message, reason));
  }

  private static boolean sameText(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
