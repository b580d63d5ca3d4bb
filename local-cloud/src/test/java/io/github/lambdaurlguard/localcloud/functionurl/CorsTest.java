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
    assertThat(CORS.preflight(request(origin)).headers()).isEmpty();
    assertThat(CORS.addTo(HttpResponse.json(200, ""), request(origin)).headers())
        .extracting(field -> field.getName())
        .containsExactly("Content-Type");
  }

  @Test
  void answer_hasTheConfiguredHeadersInPlaceOfTheFunctionsOwn() {
    var own = HttpResponse.json(200, "").with("Access-Control-Allow-Origin", "*");

    var headers = CORS.addTo(own, request(SITE)).headers();

    assertThat(headers.getValuesList("Access-Control-Allow-Origin")).isEqualTo(List.of(SITE));
    assertThat(headers.get("Access-Control-Expose-Headers")).isEqualTo("x-c");
  }

  @Test
  void anyOrigin_isAllowedAsSuch() {
    var cors = new Cors(false, List.of(), List.of("*"), List.of("*"), List.of(), 0);

    var headers = cors.preflight(request(SITE)).headers();

    assertThat(headers.get("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(headers.contains("Vary")).isFalse();
    assertThat(headers.contains("Access-Control-Max-Age")).isFalse();
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
    return request("OPTIONS", HttpFields.build().add("Origin", origin));
  }

  private static HttpRequest request(String method, HttpFields headers) {
    return new HttpRequest(method, "/", Optional.empty(), headers, Body.EMPTY, "192.0.2.1");
  }
}
