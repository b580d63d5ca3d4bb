package io.github.lambdaurlguard.localcloud.functionurl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl.AuthType;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl.InvokeMode;
import io.github.lambdaurlguard.localcloud.functionurl.PayloadEvent.Caller;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.lambda.TracingHeader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Payload format 2.0. Recorded events are named by their source: VOKER is hotsock/voker at 59c7289,
 * vokerhttp/testdata (2026-07-10); GO aws/aws-lambda-go at 815d21f, lambdaurl/testdata
 * (2023-04-18); LS localstack/localstack at 8b9a79f05, recorded on AWS on 2025-11-24.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads">Request
 *     and response payloads</a>
 */
class PayloadEventTest {
  private static final String ACCOUNT = "123456789012";
  private static final FunctionUrl URL =
      new FunctionUrl(
          "abc", "eu-central-1", AuthType.AWS_IAM, InvokeMode.BUFFERED, Optional.empty(), null);
  private static final String REQUEST_ID = "8f3a";
  private static final String TRACE = "1-5759e988-bd862e3fe1be46a994272793";
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

  @ParameterizedTest(name = "{2}: {0} -> {1}")
  @CsvSource({
    "/capture/space%20value, /capture/space value, VOKER",
    "/a%2Fb%3Fc%25%23,       /a/b?c%#,             VOKER",
    "/%C3%A9,                /é,                   VOKER",
    "/a%252Fb,               /a%2Fb,               VOKER",
    "/pa2%Fth/1,             /pa2%Fth/1,           LS: a malformed escape",
    "/a%20b/pa2%Fth,         /a%20b/pa2%Fth,       assumed: one malformed escape leaves all",
    "/a/,                    /a,                   adamchainz/apig-wsgi 426 (2023-05-12)",
    "/a%20b/,                /a b,                 both",
    "/,                      /,                    all",
    "//,                     /,                    assumed",
  })
  void pathOfTheContext_isDecodedAndHasNoSlashAtItsEnd(String sent, String shown, String source)
      throws IOException {
    var event = event("GET", sent, "", HttpFields.EMPTY, Body.EMPTY);

    assertThat(event).describedAs(source).containsEntry("rawPath", sent);
    assertThat(object(object(event.get("requestContext")).get("http")))
        .containsEntry("path", shown);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          q=a+b%2Bc     | {q=a b+c}
          empty=        | {empty=}
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
            .add("X-Amzn-Trace-Id", "Root=" + TRACE);

    assertThat(headers(event("GET", "/", "", headers, Body.EMPTY)))
        .containsEntry("x-forwarded-for", "198.51.100.7")
        .containsEntry("x-forwarded-proto", "https")
        .hasEntrySatisfying(
            "x-amzn-trace-id",
            id -> assertThat((String) id).matches("Self=1-[0-9a-f]{8}-[0-9a-f]{24};Root=" + TRACE));
  }

  /** Behind CloudFront, which sends no trace, Lambda's is the second, too. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"X-Amz-Cf-Id, true", "X-Other, false"})
  void traceBehindCloudFront_hasASecondOne(String header, boolean second) throws IOException {
    var headers = HttpFields.build().add(header, "id");

    assertThat((String) headers(event("GET", "/", "", headers, Body.EMPTY)).get("x-amzn-trace-id"))
        .matches((second ? "Self=1-[0-9a-f]{8}-[0-9a-f]{24};" : "") + "Root=1-[0-9a-f-]{33}");
  }

  /** GO, LS and others: what belongs to a connection is not shown; TLS and a length are. */
  @Test
  void headersOfTheConnection_areNotShown() throws IOException {
    var headers =
        HttpFields.build()
            .add("Connection", "keep-alive")
            .add("TE", "trailers")
            .add("Content-Length", "2");

    assertThat(headers(event("POST", "/", "", headers, Body.of("{}"))))
        .doesNotContainKeys("connection", "te")
        .containsEntry("content-length", "2")
        .containsEntry("x-amzn-tls-version", "TLSv1.3")
        .containsKey("x-amzn-tls-cipher-suite");
  }

  /** AWS_IAM: GO and events behind origin access control; NONE: notes of 2024-08-08. */
  @ParameterizedTest(name = "{0}: shown {1}")
  @CsvSource({"AWS_IAM, false", "NONE, true"})
  void authorization_isShownWhereItSignsNothing(AuthType authType, boolean shown)
      throws IOException {
    var headers =
        HttpFields.build().add("Authorization", "AWS4-…").add("X-Amz-Date", "20260101T000000Z");
    var url =
        new FunctionUrl(
            "abc", "eu-central-1", authType, InvokeMode.BUFFERED, Optional.empty(), null);
    var event = read(event(request("GET", "/", "", headers, Body.EMPTY), url, ANYBODY));

    assertThat(headers(event).containsKey("authorization")).isEqualTo(shown);
    assertThat(headers(event)).containsKey("x-amz-date");
  }

  /** An event of 2026-04-02: it is the id in the context of the function, too. */
  @Test
  void requestId_isThatOfTheInvocation() throws IOException {
    assertThat(context(ANYBODY)).containsEntry("requestId", REQUEST_ID);
  }

  @Test
  void cookies_areAListAndStayAmongTheHeaders() throws IOException {
    var headers = HttpFields.build().add("Cookie", "a=1; b=2;").add("Cookie", "c=3");
    var event = event("GET", "/", "", headers, Body.EMPTY);

    assertThat(event).containsEntry("cookies", List.of("a=1", "b=2", "c=3"));
    assertThat(headers(event)).containsEntry("cookie", "a=1; b=2;,c=3");
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
          multipart/form-data; boundary=b    | false
          idk                                | false
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
    var credentials = new Credentials("ASIAKEY", "secret-key", "session-token", role, "caller");

    var context = context(new Caller(ACCOUNT, Optional.of(credentials)));

    assertThat(context).containsEntry("accountId", ACCOUNT);
    assertThat(context.get("authorizer"))
        .hasToString(
            "{iam={accessKey=ASIAKEY, accountId=123456789012, callerId=AROASigner:caller,"
                + " cognitoIdentity=null, principalOrgId=null,"
                + " userArn=arn:aws:sts::123456789012:assumed-role/Signer/caller,"
                + " userId=AROASigner:caller}}");
    assertThat(context.toString()).doesNotContain("secret-key", "session-token");
  }

  private static Map<String, Object> context(Caller caller) throws IOException {
    var headers = HttpFields.build().add("User-Agent", "curl/8");
    var request = request("PUT", "/p", "", headers, Body.EMPTY);
    return object(read(event(request, URL, caller)).get("requestContext"));
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
    return read(event(request(method, path, query, headers, body), URL, ANYBODY));
  }

  private static Body event(HttpRequest request, FunctionUrl url, Caller caller) {
    var tracing = TracingHeader.continuing(request.header("X-Amzn-Trace-Id"));
    return PayloadEvent.of(request, url, caller, REQUEST_ID, tracing);
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
