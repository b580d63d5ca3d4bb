package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.ResponseHeadersPolicy.Header;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseHeadersPolicyTest {

  private static final RequestFacts FACTS = new RequestFacts("rid==", Duration.ofMillis(436));

  private static final HttpRequest VIEWER =
      new HttpRequest("GET", "/", Optional.empty(), HttpFields.EMPTY, Body.EMPTY, "192.0.2.1");

  private static final String PREFLIGHT = "Access-Control-Request-Method: PUT";

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          no request across origins    | GET     |                                        |                                | X: y
          a simple one                 | GET     | Origin: https://a.example              |                                | X: y; Access-Control-Allow-Origin: https://a.example; Access-Control-Allow-Credentials: true; Access-Control-Expose-Headers: X, Y
          another listed origin        | POST    | Origin: http://x.b.example             |                                | X: y; Access-Control-Allow-Origin: http://x.b.example; Access-Control-Allow-Credentials: true; Access-Control-Expose-Headers: X, Y
          an origin that is not listed | GET     | Origin: https://c.example              |                                | X: y
          a preflight                  | OPTIONS | Origin: https://a.example; PREFLIGHT   |                                | X: y; Access-Control-Allow-Origin: https://a.example; Access-Control-Allow-Credentials: true; Access-Control-Expose-Headers: X, Y; Access-Control-Allow-Methods: GET, PUT; Access-Control-Allow-Headers: X-Name; Access-Control-Max-Age: 600
          wildcards among the headers  | OPTIONS | Origin: https://a.example; PREFLIGHT; Access-Control-Request-Headers: x-my-a, x-other | | X: y; Access-Control-Allow-Origin: https://a.example; Access-Control-Allow-Credentials: true; Access-Control-Expose-Headers: X, Y; Access-Control-Allow-Methods: GET, PUT; Access-Control-Allow-Headers: X-Name, x-my-a; Access-Control-Max-Age: 600
          quotes that nobody closes    | OPTIONS | Origin: https://a.example; PREFLIGHT; Access-Control-Request-Headers: x-my-a, "b\\ | | X: y; Access-Control-Allow-Origin: https://a.example; Access-Control-Allow-Credentials: true; Access-Control-Expose-Headers: X, Y; Access-Control-Allow-Methods: GET, PUT; Access-Control-Allow-Headers: X-Name, x-my-a; Access-Control-Max-Age: 600
          OPTIONS without a method     | OPTIONS | Origin: https://a.example              |                                | X: y; Access-Control-Allow-Origin: https://a.example; Access-Control-Allow-Credentials: true; Access-Control-Expose-Headers: X, Y
          the origin has one of them   | GET     | Origin: https://a.example              | Access-Control-Max-Age: 1      | X: y; Access-Control-Max-Age: 1
          """)
  void corsHeaders_areAddedForRequestsAcrossOrigins(
      String reason, String method, String request, String response, String expected) {
    var policy = policy(cors(false, "https://a.example", "*.b.example"));

    assertThat(apply(policy, method, request, join("X: y", response)))
        .describedAs(reason)
        .isEqualTo(expected);
  }

  @Test
  void corsHeaders_withOverride_replaceTheOriginsOnes() {
    var policy = policy(cors(true, "https://a.example"));

    assertThat(
            apply(
                policy,
                "GET",
                "Origin: https://a.example",
                "Access-Control-Allow-Origin: *; Access-Control-Max-Age: 1"))
        .isEqualTo(
            "Access-Control-Allow-Origin: https://a.example; Access-Control-Max-Age: 1;"
                + " Access-Control-Allow-Credentials: true; Access-Control-Expose-Headers: X, Y");
  }

  @Test
  void wildcardOrigin_isAnsweredWithTheWildcard() {
    var policy = policy(cors(false, "https://a.example", "*"));

    assertThat(apply(policy, "GET", "Origin: https://z.example", ""))
        .startsWith("Access-Control-Allow-Origin: *;");
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          false | X: origin | X: origin
          false | Y: origin | Y: origin; X: policy
          true  | X: origin | X: policy
          """)
  void header_replacesTheOriginsIfItOverrides(boolean override, String response, String expected) {
    var policy =
        new ResponseHeadersPolicy(
            Set.of(),
            Optional.empty(),
            List.of(new Header("X", "policy", override)),
            Optional.empty());

    assertThat(apply(policy, "GET", "", response)).isEqualTo(expected);
  }

  @Test
  void removedHeaders_goBeforeOthersAreAdded() {
    var policy =
        new ResponseHeadersPolicy(
            Set.of("x", "server", "x-powered-by"),
            Optional.empty(),
            List.of(new Header("X", "policy", false)),
            Optional.empty());

    assertThat(apply(policy, "GET", "", "X: origin; Server: nginx; X-Powered-By: php; Y: z"))
        .isEqualTo("Y: z; Server: CloudFront; X: policy");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          MISS               |   | 177 |         | cdn-upstream-layer;desc="EDGE",cdn-upstream-dns;dur=0,cdn-upstream-fbl;dur=177,cdn-cache-miss,cdn-pop;desc="LOCAL1-C1",cdn-rid;desc="rid==",cdn-downstream-fbl;dur=436
          MISS               |   | 177 | db;dur=5 | db;dur=5,cdn-upstream-layer;desc="EDGE",cdn-upstream-dns;dur=0,cdn-upstream-fbl;dur=177,cdn-cache-miss,cdn-pop;desc="LOCAL1-C1",cdn-rid;desc="rid==",cdn-downstream-fbl;dur=436
          HIT                | 1 |     | db;dur=5 | cdn-cache-hit,cdn-pop;desc="LOCAL1-C1",cdn-rid;desc="rid==",cdn-hit-layer;desc="EDGE",cdn-downstream-fbl;dur=436
          REFRESH_HIT        | 0 |     | db;dur=5 | cdn-cache-refresh,cdn-pop;desc="LOCAL1-C1",cdn-rid;desc="rid==",cdn-downstream-fbl;dur=436
          ERROR              | 3 |     |          | cdn-cache-hit,cdn-pop;desc="LOCAL1-C1",cdn-rid;desc="rid==",cdn-hit-layer;desc="EDGE",cdn-downstream-fbl;dur=436
          ERROR              |   | 177 |          | cdn-upstream-layer;desc="EDGE",cdn-upstream-dns;dur=0,cdn-upstream-fbl;dur=177,cdn-cache-miss,cdn-pop;desc="LOCAL1-C1",cdn-rid;desc="rid==",cdn-downstream-fbl;dur=436
          ERROR              |   |     |          | cdn-pop;desc="LOCAL1-C1",cdn-rid;desc="rid==",cdn-downstream-fbl;dur=436
          FUNCTION_GENERATED |   |     |          | cdn-pop;desc="LOCAL1-C1",cdn-rid;desc="rid==",cdn-downstream-fbl;dur=436
          """)
  void serverTiming_hasTheMetricsThatAreTrueHere(
      DeliveryResult result, Integer age, Integer origin, String ofOrigin, String metrics) {
    var headers = HttpFields.build().add("X-Cache", "Hit from cloudfront").add("Age", "7");
    Optional.ofNullable(ofOrigin).ifPresent(value -> headers.add("Server-Timing", value));
    var delivery =
        new Delivery(
            new HttpResponse(200, headers, Body.EMPTY),
            result,
            Optional.ofNullable(age).map(Duration::ofSeconds),
            Optional.ofNullable(origin).map(Duration::ofMillis));

    var answer = serverTiming(100, 0.999).addServerTiming(VIEWER, delivery, FACTS);

    assertThat(answer.headers().getValuesList("Server-Timing")).containsExactly(metrics);
  }

  @ParameterizedTest(name = "{0} % {1} {2} -> {3}")
  @CsvSource({
    "50,  0.4999, '',                      true",
    "50,  0.5,    '',                      false",
    "0,   0,      '',                      false",
    "0,   0,      'Pragma: server-timing', true",
    "0,   0,      'Pragma: no-cache',      false",
    "0,   0,      'Pragma: a\"b\\',          false",
  })
  void serverTiming_isSampledOrAskedFor(
      double rate, double chance, String request, boolean isAdded) {
    var delivery =
        Delivery.of(new HttpResponse(200, HttpFields.EMPTY, Body.EMPTY), DeliveryResult.MISS);
    var answer =
        serverTiming(rate, chance)
            .addServerTiming(VIEWER.withHeaders(fields(request)), delivery, FACTS);

    assertThat(answer.headers().contains("Server-Timing")).isEqualTo(isAdded);
  }

  private static ResponseHeadersPolicy serverTiming(double rate, double chance) {
    return new ResponseHeadersPolicy(
        Set.of(), Optional.empty(), List.of(), Optional.of(new ServerTiming(rate, () -> chance)));
  }

  private static ResponseHeadersPolicy policy(CorsPolicy cors) {
    return new ResponseHeadersPolicy(Set.of(), Optional.of(cors), List.of(), Optional.empty());
  }

  private static CorsPolicy cors(boolean override, String... origins) {
    return new CorsPolicy(
        Stream.of(origins).map(origin -> OriginPattern.parse(origin).orElseThrow()).toList(),
        List.of("GET", "PUT"),
        List.of("X-Name", "x-my-*"),
        List.of("X", "Y"),
        true,
        OptionalInt.of(600),
        override);
  }

  private static String join(String first, String second) {
    return second == null ? first : first + "; " + second;
  }

  /** Headers are written as {@code Name: value; Name: value}. */
  private static String apply(
      ResponseHeadersPolicy policy, String method, String request, String response) {
    var viewer =
        new HttpRequest(
            method,
            "/",
            Optional.empty(),
            fields(request == null ? "" : request.replace("PREFLIGHT", PREFLIGHT)),
            Body.EMPTY,
            "192.0.2.1");
    return policy
        .applyTo(viewer, new HttpResponse(200, fields(response), Body.EMPTY))
        .headers()
        .stream()
        .map(field -> field.getName() + ": " + field.getValue())
        .collect(Collectors.joining("; "));
  }

  private static HttpFields fields(String lines) {
    var fields = HttpFields.build();
    for (var line : lines.split("; ", -1)) {
      if (!line.isEmpty()) {
        var parts = line.split(": ", 2);
        fields.add(parts[0], parts[1]);
      }
    }
    return fields;
  }
}
