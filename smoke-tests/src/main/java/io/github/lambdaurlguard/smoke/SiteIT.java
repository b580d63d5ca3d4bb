package io.github.lambdaurlguard.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.restassured.response.Response;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The single-page application, beside the API under the same address. */
class SiteIT {

  private static final Pattern SCRIPT = Pattern.compile("<script[^>]* src=\"([^\"]+)\"");

  private static Addresses addresses;

  @BeforeAll
  static void readAddresses() {
    addresses = Addresses.fromSystemProperties();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/deep",
        "/deep/x",
        "/deep/x/edit",
        "/deep/?a=b",
        "/deep/a.b",
        "/deep/index.html",
        "/nowhere.txt",
        "/assets"
      })
  void get_pageOrDeepLink_isTheApplication(String path) {
    get(path)
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .body(containsString("<script"))
        .header("Content-Security-Policy", containsString("default-src"))
        .header("Strict-Transport-Security", startsWith("max-age="))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("X-Frame-Options", equalTo("DENY"))
        .header("Referrer-Policy", not(equalTo(null)));
  }

  @Test
  void get_overPlainHttp_isSentToHttps() {
    plain("/deep/x?a=%20b")
        .then()
        .statusCode(301)
        .header("Location", allOf(startsWith("https://"), endsWith("/deep/x?a=%20b")))
        .header("X-Cache", equalTo("Redirect from cloudfront"));
  }

  @ParameterizedTest
  @EnumSource
  void get_apiOverPlainHttp_isRefused(Route route) {
    plain(addresses.apiBase() + route.distributionPath())
        .then()
        .statusCode(not(equalTo(route.statusOfTheFunction())))
        .header("x-amzn-RequestId", nullValue());
  }

  @Test
  void get_scriptOfThePage_isJavaScript() {
    var script = SCRIPT.matcher(get("/").asString());
    assertThat(script.find()).as("the page names a script").isTrue();

    get(script.group(1)).then().statusCode(200).contentType(containsString("javascript"));
  }

  /** S3 answers 404 to whoever may list a bucket; nobody lists it through the distribution. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/no-such-file.js",
        "/assets/",
        "/assets/?list-type=2",
        "/favicon.ico",
        "/robots.txt"
      })
  void get_missingFile_is404AndNotTheApplication(String path) {
    get(path).then().statusCode(404).contentType(not(startsWith("text/html")));
  }

  @Test
  void get_configuration_tellsWhereTheApiIs() {
    get("/config.json")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .body("apiBase", equalTo(addresses.apiBase()));
  }

  /** Opened as a page, an answer of the API may do nothing on the application's origin. */
  @ParameterizedTest
  @EnumSource
  void get_apiRoute_hasThePolicyOfData(Route route) {
    var response = get(addresses.apiBase() + route.distributionPath());

    response
        .then()
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Strict-Transport-Security", startsWith("max-age="));
    // With edge-compact.yaml a function sets the others, and CloudFront runs none for errors.
    if (addresses.hasRoutes() && response.statusCode() >= 400) {
      response.then().header("X-Frame-Options", equalTo("SAMEORIGIN"));
    } else {
      response
          .then()
          .header(
              "Content-Security-Policy",
              equalTo("default-src 'none'; frame-ancestors 'none'; sandbox"))
          .header("X-Frame-Options", equalTo("DENY"))
          .header("Referrer-Policy", equalTo("no-referrer"));
    }
  }

  private static Response plain(String path) {
    assumeThat(addresses.plainDistribution()).as("a local cloud without --http").isPresent();
    return Http.request().get(URI.create(addresses.plainDistribution().orElseThrow() + path));
  }

  private static Response get(String path) {
    return Http.request().get(URI.create(addresses.distribution() + path));
  }
}
