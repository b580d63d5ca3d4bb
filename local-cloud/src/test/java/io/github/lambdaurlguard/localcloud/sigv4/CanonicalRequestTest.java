package io.github.lambdaurlguard.localcloud.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.sigv4.BotocoreSigning.Signed;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Canonical requests against those of the AWS SDK for Java and of botocore. */
class CanonicalRequestTest {
  private static final Instant NOW = Instant.parse("2026-01-31T23:59:00Z");
  private static final Role ROLE = new Role("r", "arn:aws:iam::123456789012:role/r", List.of());
  private static final String HOST = "id.lambda-url.eu-central-1.on.aws";

  private final Identities identities = new Identities();
  private final Credentials credentials;
  private final SignatureVerifier verifier =
      new SignatureVerifier(identities, Clock.fixed(NOW, ZoneOffset.UTC));

  CanonicalRequestTest() {
    identities.add(ROLE);
    credentials = identities.ofRole(ROLE.arn()).orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | /              |
          GET  | /a%2Fb         | a=1
          GET  | /%C3%A9/%20/~x | b=2&a=1&a=0&A=3
          GET  | /a!b(c)*d'e    | empty=&flag
          POST | /a:b@c=d+e,f;g | a-b=1&a=1&a.=2&a_=3
          PUT  | /              | q=%5B%5D&q=%2B&q=a%20b
          """)
  void request_hasTheCanonicalRequestOfTheSdks(String method, String path, String query)
      throws IOException, InterruptedException {
    var request = request(method, path, Optional.ofNullable(query), HttpFields.build());

    assertVerified(sdk().sign(request));
    var signed = botocore().sign(request);
    assertSameCanonicalRequest(signed);
    assertVerified(signed.request());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void signedHeaders_mayBeAny(String what, HttpFields headers)
      throws IOException, InterruptedException {
    var request = request("POST", "/a%20b", Optional.of("x=1"), headers);

    var signed = botocore().sign(request);
    assertSameCanonicalRequest(signed);
    assertVerified(signed.request());
    assertVerified(sdk().sign(request));
  }

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("user-agent", HttpFields.build().add("User-Agent", "Test/1.0 (a; b)")),
        Arguments.of("content-type", HttpFields.build().add("Content-Type", "text/plain; x=y")),
        Arguments.of("content-length", HttpFields.build().add("Content-Length", "4")),
        Arguments.of("a header that is empty", HttpFields.build().add("X-Custom", "")),
        Arguments.of("blanks around", HttpFields.build().add("X-Custom", "  a \t")),
        Arguments.of("blanks inside", HttpFields.build().add("X-Custom", "a  b \t c, d")),
        Arguments.of("blanks in quotes", HttpFields.build().add("X-Custom", "\"a  b\"")),
        Arguments.of(
            "several values", HttpFields.build().add("X-Custom", " b ").add("x-custom", "a  c")),
        Arguments.of("a name in capitals", HttpFields.build().add("X-CUSTOM", "a")),
        Arguments.of(
            "headers that sort around x-amz-", HttpFields.build().add("x", "1").add("X-Zz", "2")),
        Arguments.of("a date in the Date header", HttpFields.build().add("Date", "to be set")));
  }

  @ParameterizedTest
  @CsvSource({"/, ''", "/a%2Fb, x=1&y=2", "/a%20b, q=%5B%5D&a=%20"})
  void presignedUrl_hasTheCanonicalRequestOfBotocore(String path, String query)
      throws IOException, InterruptedException {
    var request =
        request(
            "GET",
            path,
            Optional.of(query).filter(q -> !q.isEmpty()),
            HttpFields.build().add("X-Custom", "a"));

    var signed = botocore().presign(request);

    assertThat(signed.request().query().orElseThrow())
        .contains("X-Amz-SignedHeaders=host%3Bx-custom");
    assertSameCanonicalRequest(signed);
    assertVerified(signed.request());
  }

  /** What a server computes of a query that holds other bytes than its signer would send. */
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          flag          | flag=
          a=1&&b=2&     | a=1&b=2
          =x            | =x
          a=b=c         | a=b%3Dc
          a=%7e%c3%a9   | a=~%C3%A9
          a=é           | a=%C3%A9
          a=[!(*)']     | a=%5B%21%28%2A%29%27%5D
          a+b=c+d       | a%20b=c%20d
          a=%zz%4       | a=%25zz%254
          a=%ff         | a=%FF
          b=1&a=2&a=10  | a=10&a=2&b=1
          """)
  void query_isDecodedEncodedAndSorted(String sent, String canonical) {
    var request = request("GET", "/", Optional.of(sent), HttpFields.build());

    assertThat(CanonicalRequest.of(request, List.of("host")).query()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "/a b~-._, /a%20b~-._",
    "/a%2Fb, /a%252Fb",
    "/100%, /100%25",
    "/é, /%C3%A9",
    "/a//b/../c/, /a//b/../c/"
  })
  void path_isEncodedOnceMoreAsItArrived(String sent, String canonical) {
    var request = request("GET", sent, Optional.empty(), HttpFields.build());

    assertThat(CanonicalRequest.of(request, List.of("host")).path()).isEqualTo(canonical);
  }

  @Test
  void pathThatBotocoreNormalised_isNamedAsTheMistake() throws IOException, InterruptedException {
    var request = request("GET", "/a//b/./c/../d", Optional.empty(), HttpFields.build());

    var refused = (Refused) verify(botocore().sign(request).request());

    assertThat(refused.reason()).endsWith("was signed as something else: the path was normalised");
  }

  @Test
  void plusSignThatBotocoreSignedAsOne_isNamedAsTheMistake()
      throws IOException, InterruptedException {
    var request = request("GET", "/", Optional.of("q=a%2Bb"), HttpFields.build());

    var signed = botocore().sign(request).request().withQuery(Optional.of("q=a+b"));

    assertThat(((Refused) verify(signed)).reason())
        .endsWith("a plus sign in the query was signed as one, not as a blank");
  }

  private void assertVerified(HttpRequest signed) {
    assertThat(verify(signed)).isEqualTo(new Verified(credentials, "eu-central-1"));
  }

  private Verification verify(HttpRequest signed) {
    return verifier.verify(signed, "lambda", "eu-central-1");
  }

  private static void assertSameCanonicalRequest(Signed signed) {
    var received =
        ReceivedSignature.inHeader(signed.request())
            .or(() -> ReceivedSignature.inQuery(signed.request()))
            .orElseThrow();
    var computed =
        CanonicalRequest.of(received.signed(signed.request()), received.parts().signedHeaders());
    assertThat(computed.text()).isEqualTo(signed.canonicalRequest());
  }

  private SdkSigning sdk() {
    return new SdkSigning(credentials, "lambda", "eu-central-1", NOW);
  }

  private BotocoreSigning botocore() {
    return new BotocoreSigning(credentials, "lambda", "eu-central-1", NOW);
  }

  private static HttpRequest request(
      String method, String path, Optional<String> query, HttpFields headers) {
    return new HttpRequest(
        method,
        path,
        query,
        HttpFields.build(headers).add("Host", HOST),
        Body.of(method.equals("GET") ? "" : "body"),
        "192.0.2.1");
  }
}
