package io.github.lambdaurlguard.localcloud.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureExplanationTest {
  private static final Role ROLE = new Role("r", "arn:aws:iam::123456789012:role/r", List.of());
  private static final String DATE = "20260131T235900Z";
  private static final String OTHER_SIGNATURE = "0".repeat(64);
  private static final List<String> SIGNED_HEADERS =
      List.of("host", "x-amz-date", "x-amz-security-token");

  private final Identities identities = new Identities();
  private final Credentials credentials;

  SignatureExplanationTest() {
    identities.add(ROLE);
    credentials = identities.ofRole(ROLE.arn()).orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void mistake_isNamedWithWhatWasSigned(
      String mistake, UnaryOperator<CanonicalRequest> signed, String line) {
    var request = request("/a%20b", "x=1");
    var explanation = explain(request, signature(request, signed));

    assertThat(explanation).hasSize(2);
    assertThat(explanation.getLast())
        .startsWith("Canonical request that was signed: " + mistake)
        .containsPattern("(?m)^" + line + "$");
    assertThat(explanation.getFirst())
        .startsWith("Canonical request of what arrived\nPOST\n/a%2520b\nx=1\n");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("the path was encoded once, not twice", c -> c.withPath("/a%20b"), "/a%20b"),
        mistake("the path was decoded", c -> c.withPath("/a b"), "/a b"),
        mistake("the path was left out", c -> c.withPath("/"), "/"),
        mistake("the query was left out", c -> c.withQuery(""), ""),
        mistake(
            "the host was id.lambda-url.eu-central-1.on.aws",
            c -> c.withHeaders(c.headers().replace("localhost:9000", "on.aws")),
            "host:id.lambda-url.eu-central-1.on.aws"),
        mistake(
            "the host was localhost:9000",
            c -> c.withHeaders(c.headers().replaceFirst("host:.*", "host:localhost:9000")),
            "host:localhost:9000"),
        mistake("the method was GET", c -> c.withMethod("GET"), "GET"),
        mistake(
            "the body was not signed (UNSIGNED-PAYLOAD)",
            c -> c.withPayloadHash("UNSIGNED-PAYLOAD"),
            "UNSIGNED-PAYLOAD"),
        mistake(
            "the body was left out",
            c ->
                c.withPayloadHash(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        mistake(
            "the host had no port",
            c -> c.withHeaders(c.headers().replace(":9000", "")),
            "host:id.lambda-url.eu-central-1.localhost"));
  }

  private static Arguments mistake(
      String name, UnaryOperator<CanonicalRequest> signed, String line) {
    return Arguments.of(name, signed, line);
  }

  @ParameterizedTest(name = "{0} signed as {1}")
  @CsvSource({
    "/a/./b, /a/b",
    "/a//b,  /a/b",
    "/a/../b/, /b/",
    "/a/..//, /",
  })
  void normalisedPath_isNamed(String path, String signed) {
    var request = request(path, "");

    assertThat(explain(request, signature(request, c -> c.withPath(signed))).getLast())
        .startsWith("Canonical request that was signed: the path was normalised")
        .containsPattern("(?m)^" + signed + "$");
  }

  @ParameterizedTest(name = "{0} signed as {1}: {2}")
  @CsvSource({
    "a=b+c, a=b%2Bc, 'a plus sign in the query was signed as one, not as a blank'",
    "b=1&a=2, b=1&a=2, the query was signed as it was sent",
  })
  void mistakenQuery_isNamed(String query, String signed, String mistake) {
    var request = request("/", query);

    assertThat(explain(request, signature(request, c -> c.withQuery(signed))).getLast())
        .startsWith("Canonical request that was signed: " + mistake);
  }

  @Test
  void signatureOfAnotherRole_namesIt() {
    var other = new Role("other", "arn:aws:iam::123456789012:role/other", List.of());
    identities.add(other);
    var request = request("/", "");
    var signature =
        signature(
            request,
            UnaryOperator.identity(),
            identities.ofRole(other.arn()).orElseThrow().secretAccessKey());

    assertThat(explain(request, signature).getLast())
        .endsWith("the secret is that of other, whose access key is another");
  }

  @Test
  void unknownSignature_saysSo() {
    assertThat(explain(request("/", ""), OTHER_SIGNATURE).getLast())
        .contains("not known", "none of the usual mistakes leads to this signature");
  }

  @Test
  void rightSignature_isNotCalledAMistake() {
    var request = request("/", "");

    assertThat(explain(request, signature(request, UnaryOperator.identity()), "ssm"))
        .singleElement()
        .asString()
        .startsWith("Canonical request of what arrived, which is what was signed");
  }

  @Test
  void explanation_holdsNoSecret() {
    assertThat(explain(request("/", ""), OTHER_SIGNATURE).toString())
        .contains("x-amz-security-token:(withheld)")
        .doesNotContain(credentials.sessionToken())
        .doesNotContain(credentials.secretAccessKey())
        .doesNotContain(OTHER_SIGNATURE);
  }

  @Test
  void explanation_holdsNoCredentialThatWasSigned() {
    var request = request("/", "");
    var secrets =
        request.withHeaders(
            HttpFields.build(request.headers())
                .add("Cookie", "session=secret1&x")
                .add("X-Forwarded-Authorization", "Bearer secret2&x"));
    var names = "cookie;host;x-amz-date;x-amz-security-token;x-forwarded-authorization";

    assertThat(explanation(secrets, names, OTHER_SIGNATURE, "lambda").toString())
        .contains("cookie:(withheld)", "x-forwarded-authorization:(withheld)")
        .doesNotContain("secret1", "secret2", credentials.sessionToken());
  }

  private List<String> explain(HttpRequest request, String signature) {
    return explain(request, signature, "lambda");
  }

  private List<String> explain(HttpRequest request, String signature, String service) {
    return explanation(request, String.join(";", SIGNED_HEADERS), signature, service)
        .entrySet()
        .stream()
        .map(text -> text.getKey() + "\n" + text.getValue())
        .toList();
  }

  private Map<String, String> explanation(
      HttpRequest request, String names, String signature, String service) {
    var authorization =
        "AWS4-HMAC-SHA256 Credential=%s/%s/eu-central-1/lambda/aws4_request, SignedHeaders=%s, Signature=%s"
            .formatted(credentials.accessKeyId(), DATE.substring(0, 8), names, signature);
    var signed =
        request.withHeaders(
            HttpFields.build(request.headers()).put("Authorization", authorization));
    var verifier =
        new SignatureVerifier(identities, Clock.fixed(AmzDate.parse(DATE), ZoneOffset.UTC));
    return ((Refused) verifier.verify(signed, service, "eu-central-1")).explanation();
  }

  private String signature(HttpRequest request, UnaryOperator<CanonicalRequest> change) {
    return signature(request, change, credentials.secretAccessKey());
  }

  private String signature(
      HttpRequest request, UnaryOperator<CanonicalRequest> change, String secret) {
    var parts =
        new AuthorizationHeader(
            credentials.accessKeyId(),
            DATE.substring(0, 8),
            "eu-central-1",
            "lambda",
            SIGNED_HEADERS,
            OTHER_SIGNATURE);
    return new SigningKey(new Credentials("", secret, "", ROLE), DATE, parts)
        .sign(change.apply(CanonicalRequest.of(request, SIGNED_HEADERS)));
  }

  private HttpRequest request(String path, String query) {
    return new HttpRequest(
        "POST",
        path,
        query.isEmpty() ? Optional.empty() : Optional.of(query),
        HttpFields.build()
            .add("Host", "id.lambda-url.eu-central-1.localhost:9000")
            .add("X-Amz-Date", DATE)
            .add("X-Amz-Security-Token", credentials.sessionToken()),
        Body.of("body"),
        "127.0.0.1");
  }
}
