package io.github.lambdaurlguard.localcloud.functionurl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl.AuthType;
import io.github.lambdaurlguard.localcloud.functionurl.PayloadEvent.Caller;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Payload format 2.0.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads">Request
 *     and response payloads</a>
 */
class PayloadEventTest {
  private static final String ACCOUNT = "123456789012";
  private static final FunctionUrl URL =
      new FunctionUrl("abc", "eu-central-1", AuthType.AWS_IAM, Optional.empty(), null);
  private static final Caller ANYBODY = new Caller(ACCOUNT, Optional.empty());

  @Test
  void path_isTheRawOne() throws IOException {
    var event = event("GET", "/getBook/a%2Fb", "", HttpFields.EMPTY, Body.EMPTY);

    assertThat(event)
        .containsEntry("version", "2.0")
        .containsEntry("routeKey", "$default")
        .containsEntry("rawPath", "/getBook/a%2Fb")
        .containsEntry("rawQueryString", "")
        .doesNotContainKeys("queryStringParameters", "cookies", "body");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a=1&b=2       | {a=1, b=2}
          a=1&a=2       | {a=1,2}
          a=%C3%A9%26   | {a=é&}
          a             | {a=}
          a=b=c         | {a=b=c}
          """)
  void query_isDecodedAndJoinedByCommas(String query, String parameters) throws IOException {
    var event = event("GET", "/", query, HttpFields.EMPTY, Body.EMPTY);

    assertThat(event).containsEntry("rawQueryString", query);
    assertThat(event.get("queryStringParameters")).hasToString(parameters);
  }

  @Test
  void headers_haveLowerCaseNamesAndAreJoinedByCommas() throws IOException {
    var headers = HttpFields.build().add("X-Tag", "a").add("Accept", "*/*").add("x-tag", "b");

    assertThat(headers(event("GET", "/", "", headers, Body.EMPTY)))
        .containsEntry("x-tag", "a,b")
        .containsEntry("accept", "*/*");
  }

  @Test
  void headers_endWithWhatAFunctionUrlAdds() throws IOException {
    assertThat(headers(event("GET", "/", "", HttpFields.EMPTY, Body.EMPTY)))
        .containsEntry("x-forwarded-for", "192.0.2.1")
        .containsEntry("x-forwarded-proto", "https")
        .containsEntry("x-forwarded-port", "443")
        .hasEntrySatisfying(
            "x-amzn-trace-id",
            id -> assertThat((String) id).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}"));
  }

  @Test
  void headersOfTheCaller_stayOrAreReplaced() throws IOException {
    var headers =
        HttpFields.build()
            .add("X-Forwarded-For", "198.51.100.7")
            .add("X-Forwarded-Proto", "http")
            .add("X-Amzn-Trace-Id", "Root=1-given");

    assertThat(headers(event("GET", "/", "", headers, Body.EMPTY)))
        .containsEntry("x-forwarded-for", "198.51.100.7")
        .containsEntry("x-forwarded-proto", "https")
        .containsEntry("x-amzn-trace-id", "Root=1-given");
  }

  @Test
  void cookies_areAListOfTheirOwn() throws IOException {
    var headers = HttpFields.build().add("Cookie", "a=1; b=2;").add("Cookie", "c=3");
    var event = event("GET", "/", "", headers, Body.EMPTY);

    assertThat(event).containsEntry("cookies", List.of("a=1", "b=2", "c=3"));
    assertThat(headers(event)).doesNotContainKey("cookie");
  }

  @ParameterizedTest(name = "{0} is text: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json                   | true
          application/json; charset=utf-8    | true
          APPLICATION/JSON                   | true
          application/xml                    | true
          application/javascript             | true
          text/plain                         | true
          text/csv; header=present           | true
          application/json5                  | false
          application/vnd.api+json           | false
          application/octet-stream           | false
          image/png                          | false
          ''                                 | false
          """)
  void body_isTextOrBase64ByItsType(String type, boolean isText) throws IOException {
    var headers = HttpFields.build().add("Content-Type", type);

    assertThat(event("POST", "/", "", headers, Body.of("{}")))
        .containsEntry("body", isText ? "{}" : "e30=")
        .containsEntry("isBase64Encoded", !isText);
  }

  @Test
  void emptyBody_isNone() throws IOException {
    var headers = HttpFields.build().add("Content-Type", "image/png");

    assertThat(event("POST", "/", "", headers, Body.EMPTY))
        .doesNotContainKey("body")
        .containsEntry("isBase64Encoded", false);
  }

  @Test
  void context_ofACallerWhoDidNotSign_isAnonymous() throws IOException {
    var context = context(ANYBODY);

    assertThat(context)
        .containsEntry("accountId", "anonymous")
        .containsEntry("apiId", "abc")
        .containsEntry("domainName", "abc.lambda-url.eu-central-1.on.aws")
        .containsEntry("domainPrefix", "abc")
        .containsEntry("stage", "$default")
        .doesNotContainKey("authorizer");
    assertThat((String) context.get("time"))
        .matches("\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2} \\+0000");
    assertThat(context.get("http"))
        .hasToString(
            "{method=PUT, path=/p, protocol=HTTP/1.1, sourceIp=192.0.2.1, userAgent=curl/8}");
  }

  @Test
  void context_ofACallerWhoSigned_namesTheRoleAndNoSecret() throws IOException {
    var role = new Role("Signer", "arn:aws:iam::" + ACCOUNT + ":role/Signer", List.of());
    var credentials = new Credentials("ASIAKEY", "secret-key", "session-token", role);

    var context = context(new Caller(ACCOUNT, Optional.of(credentials)));

    assertThat(context).containsEntry("accountId", ACCOUNT);
    assertThat(context.get("authorizer"))
        .isEqualTo(
            Map.of(
                "iam",
                Map.of(
                    "accessKey", "ASIAKEY",
                    "accountId", ACCOUNT,
                    "callerId", "AROASigner:local-cloud",
                    "userArn", "arn:aws:sts::" + ACCOUNT + ":assumed-role/Signer/local-cloud",
                    "userId", "AROASigner:local-cloud")));
    assertThat(context.toString()).doesNotContain("secret-key", "session-token");
  }

  private static Map<String, Object> context(Caller caller) throws IOException {
    var headers = HttpFields.build().add("User-Agent", "curl/8");
    var request = request("PUT", "/p", "", headers, Body.EMPTY);
    return object(read(PayloadEvent.of(request, URL, caller)).get("requestContext"));
  }

  private static Map<String, Object> headers(Map<String, Object> event) {
    return object(event.get("headers"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object json) {
    return (Map<String, Object>) json;
  }

  private static Map<String, Object> event(
      String method, String path, String query, HttpFields headers, Body body) throws IOException {
    return read(PayloadEvent.of(request(method, path, query, headers, body), URL, ANYBODY));
  }

  private static HttpRequest request(
      String method, String path, String query, HttpFields headers, Body body) {
    var raw = query.isEmpty() ? Optional.<String>empty() : Optional.of(query);
    return new HttpRequest(method, path, raw, headers, body, "192.0.2.1");
  }

  private static Map<String, Object> read(Body event) throws IOException {
    return JSON.std.mapFrom(event.bytes());
  }
}
