package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.jetty.http.HttpVersion.HTTP_1_0;
import static org.eclipse.jetty.http.HttpVersion.HTTP_1_1;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.Selection.Mode;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.http.Transport;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardingTest {
  private static final Set<ContentCoding> BOTH = EnumSet.allOf(ContentCoding.class);

  @ParameterizedTest(name = "{0} with {1} and {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a=1&b=2&a=3 | NONE                | NONE                | ``
          a=1&b=2&a=3 | NONE                | ALL                 | a=1&b=2&a=3
          a=1&b=2&a=3 | LISTED a            | NONE                | a=1&a=3
          a=1&b=2&c=3 | LISTED a            | LISTED c            | a=1&c=3
          a=1&b=2&c=3 | ALL_BUT_LISTED a    | NONE                | b=2&c=3
          a=1&b=2&c=3 | ALL_BUT_LISTED a    | LISTED a            | a=1&b=2&c=3
          A=1&a=2     | LISTED a            | NONE                | a=2
          a&b=        | LISTED a b          | NONE                | a&b=
          a=1;b=2     | LISTED b            | NONE                | ``
          &&a=1&      | NONE                | ALL                 | &&a=1&
          """)
  void query_isWhatEitherPolicyTakes(String query, String inKey, String added, String forwarded) {
    var forwarding =
        new Forwarding(
            cachePolicy(Selection.NONE, Selection.NONE, selection(inKey), Set.of()),
            new OriginRequestPolicy(Selection.NONE, Selection.NONE, selection(added)),
            false);

    assertThat(forwarding.query(viewer("GET", query)))
        .isEqualTo(Optional.of(forwarded).filter(taken -> !taken.isEmpty()));
  }

  @ParameterizedTest(name = "{0} with {1} and {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          b=2; a=1; b=1 | NONE             | NONE     |
          b=2; a=1; b=1 | ALL              | NONE     | a=1; b=2; b=1
          b=2; a=1; c=3 | LISTED a         | LISTED c | a=1; c=3
          b=2; a=1; c=3 | ALL_BUT_LISTED a | NONE     | b=2; c=3
          A=1; a=2      | LISTED a         | NONE     | a=2
          b=2;; a=1;    | ALL              | NONE     | a=1; b=2
          a; b=         | LISTED a b       | NONE     | a; b=
          """)
  void cookies_areWhatEitherPolicyTakesSortedByName(
      String cookies, String inKey, String added, String forwarded) {
    var forwarding =
        new Forwarding(
            cachePolicy(Selection.NONE, selection(inKey), Selection.NONE, Set.of()),
            new OriginRequestPolicy(Selection.NONE, selection(added), Selection.NONE),
            false);

    var headers = forwarding.headers(viewer("GET", "", "Cookie", cookies));

    assertThat(headers.get("Cookie")).isEqualTo(forwarded);
  }

  @ParameterizedTest(name = "{0} of {1} with {2} and {3} -> {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-Thing: a                  | GET    | NONE                 | NONE                | | other headers need a policy
          X-Thing: a                  | GET    | LISTED x-thing       | NONE                | a | in the key
          X-Thing: a                  | GET    | NONE                 | LISTED x-thing      | a | added
          X-Thing: a                  | GET    | NONE                 | ALL_BUT_LISTED host | a | all but others
          X-Thing: a                  | GET    | NONE                 | ALL_BUT_LISTED x-thing |  | all but this
          Accept: a                   | GET    | NONE                 | NONE                | | removed
          Referer: a                  | GET    | NONE                 | LISTED referer      | a | added
          Origin: a                   | GET    | NONE                 | NONE                | | needs a policy
          Cache-Control: a            | GET    | NONE                 | NONE                | a | always forwarded
          Content-Type: a             | POST   | NONE                 | NONE                | a | always forwarded
          If-None-Match: a            | GET    | NONE                 | NONE                | a | always forwarded
          User-Agent: a               | GET    | NONE                 | NONE                | Amazon CloudFront | replaced
          User-Agent: a               | GET    | NONE                 | LISTED user-agent   | a | forwarded if asked for
          User-Agent: a               | GET    | NONE                 | ALL                 | a | one of all
          TE: a                       | GET    | NONE                 | ALL                 | | removed whatever is asked for
          Authorization: a            | GET    | NONE                 | NONE                | | removed from GET
          Authorization: a            | HEAD   | NONE                 | NONE                | | removed from HEAD
          Authorization: a            | OPTIONS| NONE                 | NONE                | | removed from OPTIONS where its answers are kept
          Authorization: a            | OPTIONS| LISTED authorization | NONE                | a | in the key of OPTIONS whose answers are kept
          Authorization: a            | POST   | NONE                 | NONE                | a | left in what is not kept
          Authorization: a            | GET    | LISTED authorization | NONE                | a | in the key
          Authorization: a            | GET    | NONE                 | ALL                 | a | one of all
          Accept-Encoding: gzip, zstd | GET    | NONE                 | NONE                | | needs a policy where nothing normalises it
          Accept-Encoding: gzip, zstd | GET    | NONE                 | ALL                 | gzip, zstd | one of all
          """)
  void header_isForwardedAsTheTableSays(
      String header, String method, String inKey, String added, String forwarded, String rule) {
    var forwarding =
        new Forwarding(
            cachePolicy(selection(inKey), Selection.NONE, Selection.NONE, Set.of()),
            new OriginRequestPolicy(selection(added), Selection.NONE, Selection.NONE),
            true);
    var parts = header.split(": ", 2);

    var headers = forwarding.headers(viewer(method, "", parts[0], parts[1]));

    assertThat(headers.get(parts[0])).describedAs(rule).isEqualTo(forwarded);
  }

  @ParameterizedTest(name = "{0} with {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X-Thing: a       | NONE            | a                 | what the table does not mention
          Origin: a        | NONE            | a                 | what the table does not remove
          Cache-Control: a | NONE            | a                 | always forwarded
          Accept: a        | NONE            |                   | removed
          Accept-Charset: a | NONE           |                   | removed
          Accept-Language: a | NONE          |                   | removed
          Referer: a       | NONE            |                   | removed
          Referer: a       | LISTED referer  | a                 | removed unless it is named
          TE: a            | NONE            |                   | removed whatever is asked for
          User-Agent: a    | NONE            | Amazon CloudFront | replaced
          Authorization: a | NONE            |                   | removed from GET
          """)
  void headerUnderLegacySettings_goesOnUnlessItIsRemoved(
      String header, String named, String forwarded, String rule) {
    var forwarding =
        new Forwarding(
            cachePolicy(selection(named), Selection.NONE, Selection.NONE, Set.of()),
            OriginRequestPolicy.NONE,
            true,
            true);
    var parts = header.split(": ", 2);

    var headers = forwarding.headers(viewer("GET", "", parts[0], parts[1]));

    assertThat(headers.get(parts[0])).describedAs(rule).isEqualTo(forwarded);
  }

  @Test
  void authorizationOfOptionsThatAreNotKept_isForwarded() {
    var forwarding =
        new Forwarding(
            cachePolicy(Selection.NONE, Selection.NONE, Selection.NONE, Set.of()),
            OriginRequestPolicy.NONE,
            false);

    assertThat(forwarding.headers(viewer("OPTIONS", "", "Authorization", "a")).get("Authorization"))
        .isEqualTo("a");
  }

  @ParameterizedTest(name = "{0} with {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          gzip, deflate, br, zstd | BROTLI GZIP | br,gzip
          gzip;q=0.2              | BROTLI GZIP | gzip
          br, gzip;q=0            | BROTLI GZIP | br
          br, gzip                | GZIP        | gzip
          br                      | GZIP        | identity
          deflate                 | BROTLI GZIP | identity
          gzip;q                  | BROTLI GZIP | gzip
          gzip;level=0            | BROTLI GZIP | gzip
          GZIP; Q=0.00            | BROTLI GZIP | identity
          "                       | BROTLI GZIP | identity
          """)
  void acceptEncoding_isNormalised(String accepted, String enabled, String normalised) {
    var codings =
        Arrays.stream(enabled.split(" ", -1))
            .map(ContentCoding::valueOf)
            .collect(Collectors.toSet());
    var forwarding =
        new Forwarding(
            cachePolicy(Selection.NONE, Selection.NONE, Selection.NONE, codings),
            new OriginRequestPolicy(Selection.ALL, Selection.NONE, Selection.NONE),
            false);

    var headers = forwarding.headers(viewer("GET", "", "Accept-Encoding", accepted));

    assertThat(headers.getFields("Accept-Encoding").stream().map(f -> f.getValue()))
        .containsExactly(normalised);
  }

  @Test
  void acceptEncodingThatTheViewerDoesNotSend_isNotSent() {
    var forwarding =
        new Forwarding(
            cachePolicy(Selection.NONE, Selection.NONE, Selection.NONE, BOTH),
            OriginRequestPolicy.NONE,
            false);

    assertThat(forwarding.headers(viewer("GET", "")).contains("Accept-Encoding")).isFalse();
  }

  @ParameterizedTest(name = "{0} and {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          LISTED cloudfront-forwarded-proto | NONE                             | `CloudFront-Forwarded-Proto: http`
          NONE                              | LISTED cloudfront-viewer-address | `CloudFront-Viewer-Address: 192.0.2.1:50000`
          NONE                              | ALL                              | ``
          ALL                               | NONE                             | ``
          NONE                              | ALL cloudfront-viewer-http-version | `CloudFront-Viewer-Http-Version: 1.1`
          NONE                              | ALL_BUT_LISTED cloudfront-forwarded-proto | `CloudFront-Viewer-Address: 192.0.2.1:50000, CloudFront-Viewer-Http-Version: 1.1`
          """)
  void headersOfCloudFrontsOwn_areMadeWhereAPolicyTakesThem(
      String inKey, String added, String made) {
    var forwarding =
        new Forwarding(
            cachePolicy(selection(inKey), Selection.NONE, Selection.NONE, Set.of()),
            new OriginRequestPolicy(selection(added), Selection.NONE, Selection.NONE),
            false);

    var viewer = forwarding.completed(viewer("GET", "", new Transport(false, HTTP_1_1, 50_000)));

    assertThat(viewer.headers().stream().map(Object::toString).collect(joining(", ")))
        .isEqualTo(made);
  }

  @ParameterizedTest(name = "encrypted {0} -> {1}")
  @CsvSource({"true, https", "false, http"})
  void forwardedProto_isTheViewersScheme(boolean encrypted, String scheme) {
    var forwarding =
        new Forwarding(
            cachePolicy(
                Selection.ofHeaders("CloudFront-Forwarded-Proto"),
                Selection.NONE,
                Selection.NONE,
                Set.of()),
            OriginRequestPolicy.NONE,
            false);

    var viewer =
        forwarding.completed(viewer("GET", "", new Transport(encrypted, HTTP_1_1, 50_000)));

    assertThat(viewer.header("CloudFront-Forwarded-Proto")).isEqualTo(scheme);
  }

  @Test
  void viewerByHttp11_keepsWhatItTakes() {
    var forwarding =
        new Forwarding(
            cachePolicy(Selection.NONE, Selection.NONE, Selection.NONE, BOTH),
            OriginRequestPolicy.NONE,
            false);

    assertThat(
            forwarding
                .completed(viewer("GET", "", "Accept-Encoding", "gzip"))
                .header("Accept-Encoding"))
        .isEqualTo("gzip");
  }

  @Test
  void viewerByHttp10_getsNothingCompressed() {
    var forwarding =
        new Forwarding(
            cachePolicy(Selection.NONE, Selection.NONE, Selection.NONE, BOTH),
            OriginRequestPolicy.NONE,
            false);
    var viewer =
        viewer("GET", "", new Transport(true, HTTP_1_0, 50_000), "Accept-Encoding", "gzip");

    assertThat(forwarding.completed(viewer).headers().contains("Accept-Encoding")).isFalse();
  }

  @ParameterizedTest(name = "cookies {0}, headers {1} -> {2}, {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NONE     | NONE                   |     | Accept-Encoding, Cookie
          LISTED a | LISTED accept-language | b=1 | Accept-Encoding, Accept-Language, Cookie
          NONE     | ALL                    |     | Accept-Encoding, Accept-Language, Cookie
          """)
  void response_isRidOfWhatNoPolicyForwards(
      String cookies, String headers, String setCookie, String vary) {
    var forwarding =
        new Forwarding(
            cachePolicy(selection(headers), selection(cookies), Selection.NONE, Set.of()),
            OriginRequestPolicy.NONE,
            false);
    var response =
        HttpResponse.of(200, "text/plain", "object")
            .with("Set-Cookie", "b=1")
            .with("Vary", "Accept-Encoding, Accept-Language, Cookie");

    var forViewer = ViewerResponse.of(forwarding, response);

    assertThat(forViewer.headers().get("Set-Cookie")).isEqualTo(setCookie);
    assertThat(forViewer.headers().get("Vary")).isEqualTo(vary);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                                | no Vary at all
          Accept-Language       | nothing of it is forwarded
          """)
  void responseThatVariesByNothing_hasNoVary(String vary, String rule) {
    var forwarding =
        new Forwarding(
            cachePolicy(Selection.NONE, Selection.NONE, Selection.NONE, Set.of()),
            OriginRequestPolicy.NONE,
            false);
    var response =
        new HttpResponse(200, HttpFields.build().put("Vary", vary).add("X-Thing", "a"), Body.EMPTY);

    assertThat(ViewerResponse.of(forwarding, response).headers().getFieldNamesCollection())
        .describedAs(rule)
        .containsExactly("X-Thing");
  }

  @Test
  void cookiesOfTheOriginRequestPolicy_letTheResponseSetCookies() {
    var forwarding =
        new Forwarding(
            cachePolicy(Selection.NONE, Selection.NONE, Selection.NONE, Set.of()),
            new OriginRequestPolicy(Selection.NONE, Selection.ALL, Selection.NONE),
            false);
    var response = HttpResponse.of(200, "text/plain", "object").with("Set-Cookie", "b=1");

    assertThat(ViewerResponse.of(forwarding, response).headers().get("Set-Cookie"))
        .isEqualTo("b=1");
  }

  private static CachePolicy cachePolicy(
      Selection headers, Selection cookies, Selection queries, Set<ContentCoding> codings) {
    return new CachePolicy(TimeToLive.ofSeconds(0, 10, 100), headers, cookies, queries, codings);
  }

  /** A mode and the names that it lists, separated by spaces. */
  private static Selection selection(String text) {
    var words = text.split(" ", -1);
    return new Selection(
        Mode.valueOf(words[0]), Set.copyOf(Arrays.asList(words).subList(1, words.length)));
  }

  private static HttpRequest viewer(String method, String query, String... namesAndValues) {
    return viewer(method, query, new Transport(true, HTTP_1_1, 50_000), namesAndValues);
  }

  private static HttpRequest viewer(
      String method, String query, Transport transport, String... namesAndValues) {
    var headers = HttpFields.build();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new HttpRequest(
        method,
        "/a",
        Optional.of(query).filter(q -> !q.isEmpty()),
        headers,
        Body.EMPTY,
        "192.0.2.1",
        transport);
  }
}
