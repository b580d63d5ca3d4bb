package io.github.lambdaurlguard.localcloud.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Unsigned;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Checks Signature Version 4: computes the canonical request of what arrived, with the headers that
 * are said to be signed, signs it again and compares.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">AWS Signature
 *     Version 4</a>
 */
public final class SignatureVerifier {
  /**
   * Headers that say who signed what and when; a second one would leave open which of them counts.
   */
  private static final List<String> ONCE_ONLY =
      List.of(
          "Authorization", "Host", "X-Amz-Content-Sha256", "X-Amz-Date", "X-Amz-Security-Token");

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

  /** With a signature in the header, the query is part of what was signed, whatever it holds. */
  private static Optional<ReceivedSignature> received(HttpRequest request) {
    return ReceivedSignature.isInHeader(request)
        ? ReceivedSignature.inHeader(request)
        : ReceivedSignature.inQuery(request);
  }

  private Verification verify(
      HttpRequest request, String service, Optional<String> endpointRegion) {
    if (!ReceivedSignature.isInHeader(request) && !ReceivedSignature.isInQuery(request)) {
      return new Unsigned();
    }
    var repeated = ONCE_ONLY.stream().filter(name -> isRepeated(request, name)).findFirst();
    if (repeated.isPresent()) {
      return incomplete(repeated.get() + " is there more than once");
    }
    var received = received(request);
    if (received.isEmpty()) {
      return incomplete(
          ReceivedSignature.isInHeader(request)
              ? "the Authorization header is not of Signature Version 4's form"
              : "a presigned URL has once each: X-Amz-Algorithm, X-Amz-Credential, X-Amz-Date,"
                  + " X-Amz-Expires (1 to 604800), X-Amz-SignedHeaders, X-Amz-Signature");
    }
    return verify(request, received.get(), service, endpointRegion);
  }

  private Verification verify(
      HttpRequest request,
      ReceivedSignature received,
      String service,
      Optional<String> endpointRegion) {
    var accessKeyId = received.parts().accessKeyId();
    var credentials = identities.ofAccessKeyId(accessKeyId);
    if (credentials.isEmpty()) {
      return unrecognised("nobody holds the access key " + accessKeyId);
    }
    if (!sameText(credentials.get().sessionToken(), received.token())) {
      return unrecognised("X-Amz-Security-Token does not belong to the access key");
    }
    var region = endpointRegion.orElse(received.parts().region());
    var arrived = received.signed(request);
    var canonical = CanonicalRequest.of(arrived, received.parts().signedHeaders());
    var key = new SigningKey(credentials.get(), received);
    var matches = key.hasSigned(canonical);
    var problem =
        scopeProblem(received.parts(), service, region)
            .or(() -> SigningDate.problem(received, clock.instant()))
            .or(() -> signedHeadersProblem(request, received))
            .or(() -> payloadProblem(request, canonical));
    if (matches && problem.isEmpty()) {
      return new Verified(credentials.get(), region);
    }
    var explanation =
        matches
            ? SignatureExplanation.ofMatch(canonical)
            : SignatureExplanation.ofMismatch(
                canonical,
                CommonMistake.variants(arrived, canonical),
                key,
                otherHolder(received, canonical));
    return problem
        .orElseGet(() -> mismatch(signedAsSomethingElse(request, explanation)))
        .explained(explanation.texts());
  }

  /** Whose secret made a signature that is not its key's. */
  private Optional<String> otherHolder(ReceivedSignature received, CanonicalRequest canonical) {
    return identities.all().stream()
        .filter(
            other -> new SigningKey(other, received.date(), received.parts()).hasSigned(canonical))
        .map(other -> other.role().name())
        .findFirst();
  }

  private static String signedAsSomethingElse(
      HttpRequest request, SignatureExplanation explanation) {
    return "%s %s was signed as something else%s"
        .formatted(
            request.method(),
            request.path(),
            explanation.mistake().map(mistake -> ": " + mistake).orElse(""));
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

  private static Optional<Refused> signedHeadersProblem(
      HttpRequest request, ReceivedSignature received) {
    if (!received.parts().signedHeaders().contains("host")) {
      return refused(
          "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
          "host is not among the signed headers");
    }
    return SignedHeaders.problem(request, received).map(SignatureVerifier::mismatch);
  }

  private static Optional<Refused> payloadProblem(HttpRequest request, CanonicalRequest canonical) {
    var told = request.header("X-Amz-Content-Sha256");
    return told.isEmpty() || told.equals(canonical.payloadHash())
        ? Optional.empty()
        : Optional.of(mismatch("X-Amz-Content-Sha256 is not the hash of the body that arrived"));
  }

  private static Refused mismatch(String reason) {
    return Refused.invalid(
        "The request signature we calculated does not match the signature you provided. "
            + "Check your AWS Secret Access Key and signing method. "
            + "Consult the service documentation for details.",
        reason);
  }

  private static Optional<Refused> refused(String message, String reason) {
    return Optional.of(Refused.invalid(message, reason));
  }

  private static boolean sameText(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
