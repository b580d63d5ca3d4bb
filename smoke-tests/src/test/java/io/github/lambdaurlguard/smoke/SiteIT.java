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
import org.junit.jupiter.params.provider.CsvSource;
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
        "/books",
        "/books/x",
        "/books/x/edit",
        "/books/?a=b",
        "/books/a.b",
        "/books/index.html",
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
    plain("/books/x?a=%20b")
        .then()
        .statusCode(301)
        .header("Location", allOf(startsWith("https://"), endsWith("/books/x?a=%20b")))
        .header("X-Cache", equalTo("Redirect from cloudfront"));
  }

  @Test
  void get_apiOverPlainHttp_is403() {
    plain("/getBooks").then().statusCode(403);
  }

  @Test
  void get_scriptOfThePage_isJavaScript() {
    var script = SCRIPT.matcher(get("/").asString());
    assertThat(script.find()).as("the page names a script").isTrue();

    get(script.group(1)).then().statusCode(200).contentType(containsString("javascript"));
  }

  /** S3 answers 403 to whoever may not list a bucket; the distribution may only read it. */
  @ParameterizedTest
  @ValueSource(strings = {"/assets/no-such-file.js", "/assets/", "/favicon.ico", "/robots.txt"})
  void get_missingFile_isNotTheApplication(String path) {
    get(path).then().statusCode(403).contentType(not(startsWith("text/html")));
  }

  @Test
  void get_missingBook_staysJson() {
    get("/getBook/" + Books.unique()).then().spec(Http.problem(404));
  }

  /** Opened as a page, an answer of the API may do nothing on the application's origin. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/getBooks",
        "/getBook/none",
        "/createBook",
        "/updateBook/none",
        "/deleteBook/none"
      })
  void get_apiRoute_hasThePolicyOfData(String path) {
    get(path)
        .then()
        .header(
            "Content-Security-Policy",
            equalTo("default-src 'none'; frame-ancestors 'none'; sandbox"))
        .header("X-Frame-Options", equalTo("DENY"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Referrer-Policy", equalTo("no-referrer"))
        .header("Strict-Transport-Security", startsWith("max-age="));
  }

  /** CloudFront keeps most errors for 10 s, whatever they say, unless the distribution objects. */
  @ParameterizedTest
  @CsvSource({"/getBook/%s, 404", "/createBook?once=%s, 405"})
  void get_error_isNotAnsweredOutOfTheCache(String path, int status) {
    var address = path.formatted(Books.unique());
    get(address).then().statusCode(status);

    get(address).then().statusCode(status).header("Age", nullValue());
  }

  private static Response plain(String path) {
    assumeThat(addresses.plainDistribution()).as("a local cloud without --http").isPresent();
    return Http.request().get(URI.create(addresses.plainDistribution().orElseThrow() + path));
  }

  private static Response get(String path) {
    return Http.request().get(URI.create(addresses.distribution() + path));
  }
}
