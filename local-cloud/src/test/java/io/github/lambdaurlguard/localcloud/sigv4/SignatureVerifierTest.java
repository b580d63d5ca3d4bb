package io.github.lambdaurlguard.localcloud.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Unsigned;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureVerifierTest {
  private static final Instant NOW = Instant.parse("2026-01-31T23:59:00Z");
  private static final Role ROLE = new Role("r", "arn:aws:iam::123456789012:role/r", List.of());
  private static final String HOST = "id.lambda-url.eu-central-1.on.aws";

  private final Identities identities = new Identities();
  private final Credentials credentials;
  private final SignatureVerifier verifier =
      new SignatureVerifier(identities, Clock.fixed(NOW, ZoneOffset.UTC));

  SignatureVerifierTest() {
    identities.add(ROLE);
    credentials = identities.ofRole(ROLE.arn()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, ''",
    "GET, /a%2Fb, ''",
    "GET, /a//b, x=1&x=2&flag=",
    "POST, /%C3%A9, q=%5B%5D&q=%2B&q=a%20b",
  })
  void requestSignedByTheSdk_isVerified(String method, String path, String query) {
    assertThat(verify(signed(method, path, query)))
        .isEqualTo(new Verified(credentials, "eu-central-1"));
  }

  @Test
  void requestWithoutAuthorization_isUnsigned() {
    var request = signed("GET", "/", "");

    assertThat(
            verify(
                request.withHeaders(HttpFields.build(request.headers()).remove("Authorization"))))
        .isEqualTo(new Unsigned());
  }

  @Test
  void queryWithoutSignature_isUnsigned() {
    var request = signed("GET", "/", "x=1");

    assertThat(
            verify(
                request.withHeaders(HttpFields.build(request.headers()).remove("Authorization"))))
        .isEqualTo(new Unsigned());
  }

  /** Signed in the header, the query is the request's own, whatever it holds. */
  @Test
  void queryThatLooksPresigned_isPartOfWhatTheHeaderSigns() {
    var request = signed("GET", "/", "X-Amz-Signature=a&x=1");

    assertThat(verify(request)).isInstanceOf(Verified.class);
    assertThat(verify(request.withQuery(Optional.of("x=1")))).isInstanceOf(Refused.class);
  }

  @Test
  void endpointOfAllRegions_takesTheOneThatWasSigned() {
    assertThat(verifier.verify(signed("GET", "/", ""), "lambda"))
        .isEqualTo(new Verified(credentials, "eu-central-1"));
  }

  /** SigV4 takes Date where there is no X-Amz-Date. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Date of HTTP        | Sat, 31 Jan 2026 23:58:00 GMT |                  | 20260131T235800Z | ''
          X-Amz-Date wins     | Sat, 31 Jan 2026 23:00:00 GMT | 20260131T235800Z | 20260131T235800Z | ''
          Date is too old     | Thu, 01 Jan 1970 00:00:00 GMT |                  | 19700101T000000Z | Signature expired: 19700101T000000Z is now
          Date of no form     | 20260131 yesterday            |                  | 20260131 yesterday | Got '20260131 yesterday'
          """)
  void date_isThatOfTheHeaders(
      String rule, String date, String amzDate, String signedDate, String message) {
    var headers = HttpFields.build().add("Host", HOST).add("Date", date);
    if (amzDate != null) {
      headers.add("X-Amz-Date", amzDate);
    }
    var names = amzDate == null ? List.of("date", "host") : List.of("date", "host", "x-amz-date");
    var verification = verify(signedOver(headers, names, signedDate));

    if (message.isEmpty()) {
      assertThat(verification).describedAs(rule).isInstanceOf(Verified.class);
    } else {
      assertThat(((Refused) verification).message()).describedAs(rule).contains(message);
    }
  }

  /** Signed over the right body, with another's hash in a header that is signed as well. */
  @Test
  void hashOfAnotherBody_isRefused() {
    var headers =
        HttpFields.build()
            .add("Host", HOST)
            .add("X-Amz-Content-Sha256", CanonicalRequest.payloadHash(new byte[1]))
            .add("X-Amz-Date", AmzDate.format(NOW));
    var names = List.of("host", "x-amz-content-sha256", "x-amz-date");

    assertThat(((Refused) verify(signedOver(headers, names, AmzDate.format(NOW)))).reason())
        .isEqualTo("X-Amz-Content-Sha256 is not the hash of the body that arrived");
  }

  private HttpRequest signedOver(
      HttpFields.Mutable headers, List<String> names, String signedDate) {
    headers.add("X-Amz-Security-Token", credentials.sessionToken());
    var signedHeaders = Stream.concat(names.stream(), Stream.of("x-amz-security-token")).toList();
    var request =
        new HttpRequest(
            "GET", "/", Optional.empty(), headers.asImmutable(), Body.EMPTY, "192.0.2.1");
    var parts =
        new AuthorizationHeader(
            credentials.accessKeyId(),
            signedDate.substring(0, 8),
            "eu-central-1",
            "lambda",
            signedHeaders,
            "");
    var signature =
        new SigningKey(credentials, signedDate, parts)
            .sign(CanonicalRequest.of(request, signedHeaders));
    return withHeader(request, "Authorization", parts.withSignature(signature).text());
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AWS4-HMAC  | AWS5-HMAC  | the Authorization header is not of Signature Version 4's form
          /20260131/ | /20260130/ | X-Amz-Date and the credential scope name different days
          eu-central | eu-west    | signed for the region eu-west-1, sent to eu-central-1
          /lambda/   | /s3/       | signed for the service s3, sent to lambda
          """)
  void refusal_hasItsReason(String text, String replacement, String reason) {
    var altered = inAuthorization(signed("GET", "/", ""), text, replacement);

    assertThat(((Refused) verify(altered)).reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          eu-central-1 | eu-west-1 | Credential should be scoped to a valid region.
          /lambda/     | /s3/      | Credential should be scoped to correct service: 'lambda'.
          """)
  void foreignScope_isRefusedInAwsWords(String text, String replacement, String message) {
    var altered = inAuthorization(signed("GET", "/", ""), text, replacement);

    assertThat(((Refused) verify(altered)).message()).startsWith(message);
  }

  @Test
  void wrongSignature_isRefusedInAwsWords() {
    var altered = withBody(signed("POST", "/", ""), "other");

    assertThat(((Refused) verify(altered)).message())
        .isEqualTo(
            "The request signature we calculated does not match the signature you provided. Check"
                + " your AWS Secret Access Key and signing method. Consult the service"
                + " documentation for details.");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("alterations")
  void alteredRequest_isRefused(
      String what, UnaryOperator<HttpRequest> alteration, String errorType) {
    var altered = alteration.apply(signed("POST", "/path/to", "a=1&b=2"));

    assertThat(verify(altered)).isInstanceOf(Refused.class);
    assertThat(((Refused) verify(altered)).errorType()).describedAs(what).isEqualTo(errorType);
  }

  /** As curl showed it on 2025-06-29, and aws4-axios on 2024-07-07. */
  @Test
  void unknownKey_isRefusedInAwsWords() {
    var request = inAuthorization(signed("GET", "/", ""), "Credential=ASIA", "Credential=BSIA");

    assertThat(((Refused) verify(request)).message())
        .isEqualTo("The security token included in the request is invalid.");
  }

  static Stream<Arguments> alterations() {
    var invalid = "InvalidSignatureException";
    var incomplete = "IncompleteSignatureException";
    return Stream.of(
        alteration("another method", r -> with(r, "PUT", r.path(), r.query()), invalid),
        alteration("another path", r -> with(r, r.method(), "/path/tO", r.query()), invalid),
        alteration(
            "another query", r -> with(r, r.method(), r.path(), Optional.of("a=1&b=3")), invalid),
        alteration("no query", r -> with(r, r.method(), r.path(), Optional.empty()), invalid),
        alteration("another body", r -> withBody(r, "bodY"), invalid),
        alteration("another host", r -> withHeader(r, "Host", "other"), invalid),
        alteration("another date", r -> withHeader(r, "X-Amz-Date", "20260131T235901Z"), invalid),
        alteration("a body where none was signed", r -> withBody(r, "body2"), invalid),
        alteration("no body", r -> withBody(r, ""), invalid),
        alteration(
            "one query pair twice",
            r -> with(r, r.method(), r.path(), Optional.of("a=1&a=1&b=2")),
            invalid),
        alteration("two dates", r -> withSecond(r, "X-Amz-Date"), incomplete),
        alteration("two hosts", r -> withSecond(r, "Host"), incomplete),
        alteration("two tokens", r -> withSecond(r, "X-Amz-Security-Token"), incomplete),
        alteration("two hashes", r -> withSecond(r, "X-Amz-Content-Sha256"), incomplete),
        alteration("two authorizations", r -> withSecond(r, "Authorization"), incomplete),
        alteration("no credential", r -> inAuthorization(r, "Credential=", "C="), incomplete),
        alteration(
            "no signed headers", r -> inAuthorization(r, "SignedHeaders=", "S="), incomplete),
        alteration("no signature", r -> inAuthorization(r, "Signature=", "S="), incomplete),
        alteration(
            "a credential without its scope",
            r -> inAuthorization(r, "/lambda/aws4_request", ""),
            incomplete),
        alteration(
            "a credential that ends otherwise",
            r -> inAuthorization(r, "aws4_request", "aws5_request"),
            incomplete),
        alteration(
            "a basic authorization", r -> withHeader(r, "Authorization", "Basic YTpi"), incomplete),
        alteration(
            "a signature in capitals",
            r -> inAuthorization(r, "Signature=", "Signature=A"),
            incomplete),
        alteration(
            "no token",
            r -> r.withHeaders(HttpFields.build(r.headers()).remove("X-Amz-Security-Token")),
            "UnrecognizedClientException"),
        alteration("no date", r -> withHeader(r, "X-Amz-Date", ""), invalid),
        alteration("a date of no form", r -> withHeader(r, "X-Amz-Date", "20260131"), invalid),
        alteration(
            "an unsigned payload",
            r -> withHeader(r, "X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"),
            invalid),
        alteration(
            "another token",
            r -> withHeader(r, "X-Amz-Security-Token", "other"),
            "UnrecognizedClientException"),
        alteration(
            "an unknown key",
            r -> inAuthorization(r, "Credential=ASIA", "Credential=BSIA"),
            "UnrecognizedClientException"),
        alteration(
            "another region", r -> inAuthorization(r, "eu-central-1", "eu-central-2"), invalid),
        alteration("another service", r -> inAuthorization(r, "/lambda/", "/s3/"), invalid),
        alteration("another day", r -> inAuthorization(r, "/20260131/", "/20260130/"), invalid),
        alteration("fewer signed headers", r -> inAuthorization(r, "host;", ""), invalid),
        alteration(
            "another algorithm",
            r -> inAuthorization(r, "HMAC-SHA256", "HMAC-SHA512"),
            "IncompleteSignatureException"));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SignedHeaders=host; | SignedHeaders=            | host is not among the signed headers
          ;x-amz-date         | ''                        | x-amz-date is not among the signed headers
          ;x-amz-security     | ;x-amz-securitx           | x-amz-security-token is not among the signed headers
          SignedHeaders=host  | SignedHeaders=Host;host   | not in lower case, in order and once each
          host;x-amz          | x-amz-date;host;x-amz     | not in lower case, in order and once each
          SignedHeaders=host  | SignedHeaders=absent;host | the signed header absent did not arrive
          """)
  void signedHeadersThatDoNotCount_haveTheirReason(String text, String replacement, String reason) {
    var altered = inAuthorization(signed("GET", "/", ""), text, replacement);

    assertThat(((Refused) verify(altered)).reason()).contains(reason);
  }

  @Test
  void anyFlippedByteOfTheSignature_isRefused() {
    var request = signed("GET", "/", "");
    var header = request.header("Authorization");
    var start = header.indexOf("Signature=") + "Signature=".length();

    assertThat(IntStream.range(start, header.length()))
        .allSatisfy(
            i -> {
              var flipped = header.charAt(i) == '0' ? '1' : '0';
              var value = header.substring(0, i) + flipped + header.substring(i + 1);
              assertThat(verify(withHeader(request, "Authorization", value)))
                  .isInstanceOf(Refused.class);
            });
  }

  @ParameterizedTest(name = "signed {0} s ago -> verified: {1}")
  @CsvSource({"300, true", "301, false", "-300, true", "-301, false"})
  void clocks_mayDifferByFiveMinutes(long secondsAgo, boolean verified) {
    var request = signed("GET", "/", "", NOW.minus(Duration.ofSeconds(secondsAgo)));

    assertThat(verify(request) instanceof Verified).isEqualTo(verified);
  }

  @Test
  void expiredSignature_isRefusedInAwsWords() {
    var refused = (Refused) verify(signed("GET", "/", "", NOW.minus(Duration.ofMinutes(10))));

    assertThat(refused.message())
        .isEqualTo(
            "Signature expired: 20260131T234900Z is now earlier than 20260131T235400Z"
                + " (20260131T235900Z - 5 min.)");
    assertThat(refused.reason()).isEqualTo("the request was signed more than 5 minutes ago");
  }

  @Test
  void refusal_holdsNoSecret() {
    var refused = verify(withBody(signed("POST", "/", ""), "other")).toString();

    assertThat(refused)
        .doesNotContain(credentials.sessionToken())
        .doesNotContain(credentials.secretAccessKey());
    assertThat(credentials.toString())
        .doesNotContain(credentials.sessionToken())
        .doesNotContain(credentials.secretAccessKey());
  }

  private Verification verify(HttpRequest request) {
    return verifier.verify(request, "lambda", "eu-central-1");
  }

  private HttpRequest signed(String method, String path, String query) {
    return signed(method, path, query, NOW);
  }

  private HttpRequest signed(String method, String path, String query, Instant time) {
    return new SdkSigning(credentials, "lambda", "eu-central-1", time)
        .sign(
            new HttpRequest(
                method,
                path,
                query.isEmpty() ? Optional.empty() : Optional.of(query),
                HttpFields.build().add("Host", HOST),
                Body.of(method.equals("POST") ? "body" : ""),
                "192.0.2.1"));
  }

  private static Arguments alteration(
      String what, UnaryOperator<HttpRequest> alteration, String errorType) {
    return Arguments.of(what, alteration, errorType);
  }

  private static HttpRequest with(
      HttpRequest request, String method, String path, Optional<String> query) {
    return new HttpRequest(
        method, path, query, request.headers(), request.body(), request.clientAddress());
  }

  private static HttpRequest withBody(HttpRequest request, String body) {
    return new HttpRequest(
        request.method(),
        request.path(),
        request.query(),
        request.headers(),
        Body.of(body),
        request.clientAddress());
  }

  private static HttpRequest withHeader(HttpRequest request, String name, String value) {
    return request.withHeaders(HttpFields.build(request.headers()).put(new HttpField(name, value)));
  }

  private static HttpRequest withSecond(HttpRequest request, String name) {
    return request.withHeaders(HttpFields.build(request.headers()).add(name, request.header(name)));
  }

  private static HttpRequest inAuthorization(HttpRequest request, String text, String replacement) {
    return withHeader(
        request, "Authorization", request.header("Authorization").replace(text, replacement));
  }
}
