package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EventContext;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.BucketOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.OriginTimeouts;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.Principal;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an origin-request function sees, as AWS documents it and two projects pasted it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html#lambda-event-structure-request">Lambda@Edge
 *     event structure</a>
 */
class LambdaEventTest {
  private static final String ORIGIN = "abc.lambda-url.us-east-1.on.aws";

  @Test
  void requestToACustomOrigin_hasTheMembersOfTheEventStructure() throws IOException {
    var request = request();

    assertThat(request.keySet())
        .containsExactly("clientIp", "headers", "method", "origin", "querystring", "uri");
    assertThat(request.get("origin"))
        .isEqualTo(
            Map.of(
                "custom",
                Map.of(
                    "customHeaders",
                    Map.of("x-key", List.of(Map.of("key", "X-Key", "value", "v"))),
                    "domainName",
                    ORIGIN,
                    "keepaliveTimeout",
                    5,
                    "path",
                    "/below",
                    "port",
                    443,
                    "protocol",
                    "https",
                    "readTimeout",
                    30,
                    "sslProtocols",
                    List.of("TLSv1.2"))));
  }

  @Test
  void headers_haveLowerCaseNamesAndKeysAsTheyGoOut() throws IOException {
    var headers = (Map<?, ?>) request().get("headers");

    assertThat(headers.keySet().stream().map(String::valueOf))
        .containsExactly("host", "x-forwarded-for", "user-agent", "via");
    assertThat(headers.get("x-forwarded-for"))
        .isEqualTo(List.of(Map.of("key", "X-Forwarded-For", "value", "192.0.2.1")));
    assertThat(headers.get("via"))
        .isEqualTo(
            List.of(
                Map.of(
                    "key",
                    "Via",
                    "value",
                    "2.0 0123456789abcdef0123456789abcdef.cloudfront.net (CloudFront)")));
  }

  /** Event structure: the response's status is a text, and its body is not shown. */
  @Test
  void response_isShownWithoutItsBodyAndWhatIsCloudFronts() throws IOException {
    var response =
        HttpResponse.of(404, "text/plain", "body")
            .with("Set-Cookie", "a=1")
            .with("X-Cache", "Error from cloudfront");

    assertThat(cf(event().withResponse(response)).get("response"))
        .isEqualTo(
            Map.of(
                "headers",
                Map.of(
                    "content-type",
                    List.of(Map.of("key", "Content-Type", "value", "text/plain")),
                    "set-cookie",
                    List.of(Map.of("key", "Set-Cookie", "value", "a=1"))),
                "status",
                "404",
                "statusDescription",
                "Not Found"));
    assertThat(cf(event())).doesNotContainKey("response");
  }

  /** Event structure: what a bucket has in place of a server's settings. */
  @ParameterizedTest(name = "{1}")
  @MethodSource
  void requestToABucket_hasItsRegionAndHowItIsRead(Principal reader, String authMethod)
      throws IOException {
    var bucket =
        new BucketOrigin(
            "o", "site.s3.eu-central-1.amazonaws.com", "/live", Map.of("X-Key", "v"), reader);
    var request = (Map<?, ?>) cf(event().withOrigin(bucket)).get("request");

    assertThat(request.get("origin"))
        .isEqualTo(
            Map.of(
                "s3",
                Map.of(
                    "authMethod",
                    authMethod,
                    "customHeaders",
                    Map.of("x-key", List.of(Map.of("key", "X-Key", "value", "v"))),
                    "domainName",
                    "site.s3.eu-central-1.amazonaws.com",
                    "path",
                    "/live",
                    "region",
                    "eu-central-1")));
  }

  static Stream<Arguments> requestToABucket_hasItsRegionAndHowItIsRead() {
    return Stream.of(
        Arguments.of(new Principal.Service("cloudfront.amazonaws.com"), "none"),
        Arguments.of(
            new Principal.CanonicalUser(
                "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1", "id"),
            "origin-access-identity"));
  }

  /** Quotas: a function is shown 40 KB of a body next to the viewer, 1 MB next to the origin. */
  @ParameterizedTest(name = "{0}: {1} bytes, {2} shown, truncated: {3}")
  @CsvSource({
    "VIEWER_REQUEST, 0,       0,       false",
    "VIEWER_REQUEST, 40960,   40960,   false",
    "VIEWER_REQUEST, 40961,   40960,   true",
    "ORIGIN_REQUEST, 40961,   40961,   false",
    "ORIGIN_REQUEST, 1048576, 1048576, false",
    "ORIGIN_REQUEST, 1048577, 1048576, true",
  })
  void body_isCutToWhatAFunctionSeesOfIt(EdgeEvent type, int size, int seen, boolean truncated)
      throws IOException {
    var request = (Map<?, ?>) cf(event(type).withBody(Body.of("x".repeat(size)))).get("request");

    assertThat(request.get("body"))
        .isEqualTo(
            Map.of(
                "action",
                "read-only",
                "data",
                Base64.getEncoder().encodeToString(Body.of("x".repeat(seen)).bytes()),
                "encoding",
                "base64",
                "inputTruncated",
                truncated));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void config_tellsWhereTheFunctionRuns(EdgeEvent type) throws IOException {
    assertThat(cf(event(type)).get("config"))
        .isEqualTo(
            Map.of(
                "distributionDomainName",
                "d111111abcdef8.cloudfront.net",
                "distributionId",
                "EDFDVBD6EXAMPLE",
                "eventType",
                type.eventType(),
                "requestId",
                "id"));
  }

  private static Map<String, Object> request() throws IOException {
    @SuppressWarnings("unchecked")
    var request =
        (Map<String, Object>)
            cf(event()
                    .withOrigin(
                        new CustomOrigin(
                            "o", ORIGIN, "/below", Map.of("X-Key", "v"), OriginTimeouts.DEFAULT)))
                .get("request");
    return request;
  }

  private static LambdaEvent event() {
    return event(EdgeEvent.ORIGIN_REQUEST);
  }

  private static LambdaEvent event(EdgeEvent type) {
    var headers =
        HttpFields.build()
            .add("Host", ORIGIN)
            .add("X-Forwarded-For", "192.0.2.1")
            .add("User-Agent", "Amazon CloudFront")
            .add("Via", "2.0 0123456789abcdef0123456789abcdef.cloudfront.net (CloudFront)")
            .add("X-Amz-Cf-Id", "not shown");
    return new LambdaEvent(
        type,
        new EventContext("d111111abcdef8.cloudfront.net", "EDFDVBD6EXAMPLE", "id"),
        new HttpRequest("GET", "/a", Optional.of("b=c"), headers, Body.EMPTY, "192.0.2.1"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cf(LambdaEvent event) throws IOException {
    var records = (List<?>) JSON.std.mapFrom(event.body().bytes()).get("Records");
    return (Map<String, Object>) ((Map<?, ?>) records.getFirst()).get("cf");
  }
}
