package io.github.lambdaurlguard.localcloud.cloudfront.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The restrictions that CloudFront's documentation lists.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html">Restrictions
 *     on edge functions</a>
 */
class EdgeRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection",
        "expect",
        "Keep-Alive",
        "proxy-authenticate",
        "Proxy-Authorization",
        "Proxy-Connection",
        "Trailer",
        "Upgrade",
        "X-Accel-Buffering",
        "X-Accel-Charset",
        "X-Accel-Limit-Rate",
        "X-Accel-Redirect",
        "X-Amz-Cf-Id",
        "X-Amz-Cf-anything",
        "X-Amzn-Auth",
        "X-Amzn-Cf-Billing",
        "X-Amzn-Cf-Id",
        "X-Amzn-Cf-Xff",
        "X-Amzn-Errortype",
        "X-Amzn-Fle-Profile",
        "X-Amzn-Header-Count",
        "X-Amzn-Header-Order",
        "X-Amzn-Lambda-Integration-Tag",
        "X-Amzn-RequestId",
        "X-Cache",
        "X-Edge-Location",
        "X-Forwarded-Proto",
        "X-Real-IP"
      })
  void disallowedHeader_isNeitherShownNorTaken(String name) {
    assertThat(EdgeRules.visible(headers(name, "1", "Accept", "*/*")))
        .extracting(HttpField::getName)
        .containsExactly("Accept");
    assertThatThrownBy(() -> EdgeRules.checkAllowed(headers(name, "1")))
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContainingAll(name, "disallowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization",
        "Host",
        "X-Amz-Date",
        "X-Amz-Security-Token",
        "X-Amz-Cfx",
        "X-Edged",
        "X-Forwarded-For"
      })
  void otherHeader_isShownAndTaken(String name) {
    var headers = headers(name, "1");

    assertThat(EdgeRules.visible(headers)).containsExactlyElementsOf(headers);
    assertThatCode(() -> EdgeRules.checkAllowed(headers)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          VIEWER_REQUEST  | CDN-Loop Content-Length Host Transfer-Encoding Via
          ORIGIN_REQUEST  | Accept-Encoding CDN-Loop Content-Length If-Modified-Since If-None-Match
          ORIGIN_REQUEST  | If-Range If-Unmodified-Since Transfer-Encoding Via
          ORIGIN_RESPONSE | Transfer-Encoding Via
          VIEWER_RESPONSE | Via Warning
          """)
  void readOnlyHeader_isNeitherAddedNorChangedNorRemoved(EdgeEvent event, String names) {
    for (var name : names.split(" ", -1)) {
      var shown = headers(name, "1");
      assertThatCode(() -> EdgeRules.checkHeaders(event, shown, headers(name, "1")))
          .doesNotThrowAnyException();
      assertChanged(event, name, HttpFields.EMPTY, shown);
      assertChanged(event, name, shown, headers(name, "2"));
      assertChanged(event, name, shown, headers(name, "1", name, "2"));
      assertChanged(event, name, shown, HttpFields.EMPTY);
    }
  }

  private static void assertChanged(
      EdgeEvent event, String name, HttpFields shown, HttpFields returned) {
    assertThatThrownBy(() -> EdgeRules.checkHeaders(event, shown, returned))
        .describedAs("%s at %s", name, event)
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContaining("read-only");
  }

  @ParameterizedTest
  @CsvSource({
    "ORIGIN_REQUEST, Host", // It follows the origin's domain name.
    "VIEWER_REQUEST, Accept-Encoding",
    "ORIGIN_RESPONSE, Warning",
    "VIEWER_RESPONSE, Content-Length",
  })
  void headerThatIsReadOnlyElsewhere_mayChange(EdgeEvent event, String name) {
    assertThatCode(() -> EdgeRules.checkHeaders(event, headers(name, "1"), headers(name, "2")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}?{1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          books  |        | does not begin with a slash
          ''     |        | does not begin with a slash
          /a b   |        | a space, a control character or #
          /a     | b c    | a space, a control character or #
          /a#b   |        | a space, a control character or #
          /a     | b#c    | a space, a control character or #
          """)
  void target_thatNoRequestLineHolds_isRefused(String uri, String query, String reason) {
    assertThatThrownBy(() -> EdgeRules.checkTarget(uri, query == null ? "" : query))
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContaining(reason);
  }

  @Test
  void target_withALineBreak_isRefused() {
    assertThatThrownBy(() -> EdgeRules.checkTarget("/a\r\nX: 1", ""))
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContaining("control character");
  }

  @Test
  void target_isShorterThan8192Characters() {
    var uri = "/" + "a".repeat(8000);
    var longest = "q".repeat(8191 - uri.length());

    assertThatCode(() -> EdgeRules.checkTarget(uri, longest)).doesNotThrowAnyException();
    assertThatThrownBy(() -> EdgeRules.checkTarget(uri, longest + "q"))
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContaining("8192");
  }

  private static HttpFields headers(String... namesAndValues) {
    var headers = HttpFields.build();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }
}
