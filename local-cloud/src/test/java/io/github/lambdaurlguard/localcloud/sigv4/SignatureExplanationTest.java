package io.github.lambdaurlguard.localcloud.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.List;
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

  private final Credentials credentials;

  SignatureExplanationTest() {
    var identities = new Identities();
    identities.add(ROLE);
    credentials = identities.ofRole(ROLE.arn()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"/, ''", "/a%2Fb, x=1&x=2&flag", "/a//b/../c, q=%5B%5D&q=a+b&q=%2B"})
  void canonicalRequest_isTheOneThatTheSdkSigns(String path, String query) {
    var request = request(path, query);
    var bySdk = SdkSigner.sign(request, received(OTHER_SIGNATURE), credentials);

    assertThat(signature(request, UnaryOperator.identity())).isEqualTo(bySdk.signature());
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
        mistake("the query was left out", c -> c.withQuery(""), ""),
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

  @Test
  void unknownSignature_saysSo() {
    assertThat(explain(request("/", ""), OTHER_SIGNATURE).getLast()).contains("not known");
  }

  @Test
  void rightSignature_isNotCalledAMistake() {
    var request = request("/", "");

    assertThat(explain(request, signature(request, UnaryOperator.identity())))
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

  private List<String> explain(HttpRequest request, String signature) {
    return SignatureExplanation.of(request, received(signature), credentials).entrySet().stream()
        .map(text -> text.getKey() + "\n" + text.getValue())
        .toList();
  }

  private String signature(HttpRequest request, UnaryOperator<CanonicalRequest> change) {
    var received = header(OTHER_SIGNATURE);
    return change
        .apply(CanonicalRequest.of(request, received))
        .signature(DATE, received, credentials.secretAccessKey());
  }

  private ReceivedSignature received(String signature) {
    return new ReceivedSignature(
        header(signature), DATE, credentials.sessionToken(), Optional.empty());
  }

  private AuthorizationHeader header(String signature) {
    return new AuthorizationHeader(
        credentials.accessKeyId(),
        DATE.substring(0, 8),
        "eu-central-1",
        "lambda",
        List.of("host", "x-amz-date", "x-amz-security-token"),
        signature);
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
