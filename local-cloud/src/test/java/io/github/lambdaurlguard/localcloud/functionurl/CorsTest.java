package io.github.lambdaurlguard.localcloud.functionurl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsTest {
  private static final String SITE = "https://site.example";
  private static final Cors CORS =
      new Cors(
          true, List.of("x-a", "x-b"), List.of("GET", "PUT"), List.of(SITE), List.of("x-c"), 60);

  @Test
  void preflightOfAnAllowedOrigin_isAnsweredWithTheConfiguration() {
    var headers = CORS.preflight(request(SITE)).headers();

    assertThat(headers.get("Access-Control-Allow-Origin")).isEqualTo(SITE);
    assertThat(headers.get("Access-Control-Allow-Methods")).isEqualTo("GET,PUT");
    assertThat(headers.get("Access-Control-Allow-Headers")).isEqualTo("x-a,x-b");
    assertThat(headers.get("Access-Control-Allow-Credentials")).isEqualTo("true");
    assertThat(headers.get("Access-Control-Max-Age")).isEqualTo("60");
    assertThat(headers.get("Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"https://other.example", "http://site.example", "null"})
  void foreignOrigin_learnsNothing(String origin) {
    assertThat(CORS.preflight(request(origin)).headers())
        .extracting(field -> field.getName())
        .containsExactly("Content-Type");
    assertThat(CORS.addTo(HttpResponse.json(200, ""), request(origin)).headers())
        .extracting(field -> field.getName())
        .containsExactly("Content-Type");
  }

  /** Recorded on 2024-08-08; documented so by today's AWS page, and otherwise in 2022. */
  @Test
  void answer_hasTheConfiguredHeadersBesideTheFunctionsOwn() {
    var own = HttpResponse.json(200, "").with("Access-Control-Allow-Origin", "*");

    var headers = CORS.addTo(own, request(SITE)).headers();

    assertThat(headers.getValuesList("Access-Control-Allow-Origin")).isEqualTo(List.of("*", SITE));
    assertThat(headers.get("Access-Control-Expose-Headers")).isEqualTo("x-c");
  }

  /** The first three are recorded (2024-08-08): an entry is one name, and a list is none. */
  @ParameterizedTest(name = "AllowHeaders {0}, {1} asks for {2}: {3}")
  @CsvSource({
    "x-a;x-b, PUT,   'x-a,x-b', true",
    "'x-a,x-b', PUT, 'x-a,x-b', false",
    "'x-a,x-b', PUT, x-a,       false",
    "X-A,     PUT,   'x-a',     true",
    "*,       PUT,   'x-q',     true",
    "x-a,     PUT,   'x-q',     false",
    "x-a,     PUT,   '',        true",
    "x-a,     PATCH, '',        false",
  })
  void preflight_allowsWhatTheListsHave(
      String allowHeaders, String method, String asked, boolean allowed) {
    var cors =
        new Cors(
            false,
            List.of(allowHeaders.split(";")),
            List.of("GET", "PUT"),
            List.of(SITE),
            List.of(),
            0);
    var headers =
        HttpFields.build()
            .add("Origin", SITE)
            .add("Access-Control-Request-Method", method)
            .add("Access-Control-Request-Headers", asked);

    var answer = cors.preflight(request("OPTIONS", headers));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
    assertThat(answer.headers().contains("Access-Control-Allow-Origin")).isEqualTo(allowed);
  }

  @Test
  void anyOrigin_isAllowedAsSuch() {
    var cors = new Cors(false, List.of(), List.of("*"), List.of("*"), List.of(), 0);

    var headers = cors.preflight(request(SITE)).headers();

    assertThat(headers.get("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(headers.contains("Vary")).isFalse();
    assertThat(headers.contains("Access-Control-Max-Age")).isFalse();
    assertThat(headers.contains("Access-Control-Allow-Credentials")).isFalse();
    assertThat(headers.contains("Access-Control-Allow-Headers")).isFalse();
  }

  /** A request that is not of a browser, or is of the same origin, has no Origin. */
  @Test
  void requestWithoutOrigin_getsNoHeadersEvenWhereAnyIsAllowed() {
    var cors = new Cors(true, List.of("*"), List.of("*"), List.of("*"), List.of("x-c"), 60);
    var headers = HttpFields.build().add("Access-Control-Request-Method", "PUT");

    assertThat(cors.addTo(HttpResponse.json(200, ""), request("GET", HttpFields.EMPTY)).headers())
        .extracting(field -> field.getName())
        .containsExactly("Content-Type");
    assertThat(Cors.isPreflight(request("OPTIONS", headers))).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"PUT, true", "GET, true", "DELETE, false"})
  void methodOfAPreflight_isOneOfTheList(String method, boolean allowed) {
    var headers =
        HttpFields.build().add("Origin", SITE).add("Access-Control-Request-Method", method);

    assertThat(
            CORS.preflight(request("OPTIONS", headers))
                .headers()
                .contains("Access-Control-Allow-Methods"))
        .isEqualTo(allowed);
  }

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource({
    "OPTIONS, Access-Control-Request-Method, true",
    "OPTIONS, X-Other, false",
    "GET, Access-Control-Request-Method, false"
  })
  void preflight_isAnOptionsRequestThatAsksForAMethod(
      String method, String header, boolean preflight) {
    var headers = HttpFields.build().add("Origin", SITE).add(header, "PUT");

    assertThat(Cors.isPreflight(request(method, headers))).isEqualTo(preflight);
  }

  private static HttpRequest request(String origin) {
    return request(
        "OPTIONS",
        HttpFields.build().add("Origin", origin).add("Access-Control-Request-Method", "PUT"));
  }

  private static HttpRequest request(String method, HttpFields headers) {
    return new HttpRequest(method, "/", Optional.empty(), headers, Body.EMPTY, "192.0.2.1");
  }
}
