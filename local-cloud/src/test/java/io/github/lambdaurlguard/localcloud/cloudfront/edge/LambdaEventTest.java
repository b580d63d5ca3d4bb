package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EventContext;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.OriginTimeouts;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

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

  private static Map<String, Object> request() throws IOException {
    var headers =
        HttpFields.build()
            .add("Host", ORIGIN)
            .add("X-Forwarded-For", "192.0.2.1")
            .add("User-Agent", "Amazon CloudFront")
            .add("Via", "2.0 0123456789abcdef0123456789abcdef.cloudfront.net (CloudFront)")
            .add("X-Amz-Cf-Id", "not shown");
    var event =
        new LambdaEvent(
                EdgeEvent.ORIGIN_REQUEST,
                new EventContext("d111111abcdef8.cloudfront.net", "EDFDVBD6EXAMPLE", "id"),
                new HttpRequest("GET", "/a", Optional.of("b=c"), headers, Body.EMPTY, "192.0.2.1"))
            .withOrigin(
                new CustomOrigin(
                    "o", ORIGIN, "/below", Map.of("X-Key", "v"), OriginTimeouts.DEFAULT));
    var records = (List<?>) JSON.std.mapFrom(event.body().bytes()).get("Records");
    var cf = (Map<?, ?>) ((Map<?, ?>) records.getFirst()).get("cf");
    @SuppressWarnings("unchecked")
    var request = (Map<String, Object>) cf.get("request");
    return request;
  }
}
