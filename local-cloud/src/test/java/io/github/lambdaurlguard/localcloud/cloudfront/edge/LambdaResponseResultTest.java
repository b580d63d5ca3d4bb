package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.InputStream;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LambdaResponseResultTest {
  private static final HttpResponse SHOWN =
      new HttpResponse(
          404,
          HttpFields.build()
              .add("Content-Encoding", "gzip")
              .add("Via", "1.1 x")
              .add("X-Cache", "Error from cloudfront"),
          Body.of("original"));

  private static final String HEADERS =
      "'via':[{'key':'Via','value':'1.1"
          + " x'}],'content-encoding':[{'key':'Content-Encoding','value':'gzip'}]";

  @ParameterizedTest
  @EnumSource(names = {"ORIGIN_RESPONSE", "VIEWER_RESPONSE"})
  void changedHeaders_areSentWithTheBodyAndWhatTheFunctionDidNotSee(EdgeEvent event) {
    var response =
        read(event, "{'status':'404','headers':{HEADERS,'a':[{'key':'A','value':'1'}]}}");

    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body()).isEqualTo(SHOWN.body());
    assertThat(response.headers().get("A")).isEqualTo("1");
    assertThat(response.headers().get("X-Cache")).isEqualTo("Error from cloudfront");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'body':'mine'                              | mine
          'body':''                                  |
          'body':'bWluZQ==','bodyEncoding':'base64'  | mine
          """)
  void functionForOriginResponses_replacesStatusAndBody(String body, String text) {
    var response =
        read(EdgeEvent.ORIGIN_RESPONSE, "{'status':'200','headers':{HEADERS}," + body + "}");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body().text()).isEqualTo(text == null ? "" : text);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ORIGIN_RESPONSE | null                                     | it returned neither a request nor a response
          ORIGIN_RESPONSE | {'headers':{HEADERS}}                    | its status is not a string from 200 to 599: null
          ORIGIN_RESPONSE | {'status':'404','headers':{}}            | it changed the header via, which is read-only
          ORIGIN_RESPONSE | {'status':'404','headers':{HEADERS,'transfer-encoding':[{'value':'x'}]}} | it changed the header transfer-encoding, which is read-only
          ORIGIN_RESPONSE | {'status':'404','headers':{HEADERS,'x-edge-a':[{'value':'x'}]}} | it set the header x-edge-a, which is disallowed
          ORIGIN_RESPONSE | {'status':'404','headers':{HEADERS},'body':'LARGE'} | it generated a response of over 1048576 bytes
          VIEWER_RESPONSE | {'status':'200','headers':{HEADERS}}     | it changed the status, which no function for viewer responses can
          VIEWER_RESPONSE | {'status':'404','headers':{HEADERS},'body':'mine'} | it has a body, which only functions for origin responses replace
          VIEWER_RESPONSE | {'status':'404','headers':{'via':[{'value':'1.1 x'}]}} | it changed the header content-encoding, which is read-only
          VIEWER_RESPONSE | {'status':'404','headers':{HEADERS,'content-length':[{'value':'1'}]}} | it changed the header content-length, which is read-only
          VIEWER_RESPONSE | {'status':'404','headers':{HEADERS,'warning':[{'value':'1'}]}} | it changed the header warning, which is read-only
          """)
  void brokenRule_isNamed(EdgeEvent event, String result, String rule) {
    assertThatThrownBy(() -> read(event, result))
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContaining(rule);
  }

  /** What the function did not see is there once, and nothing of what it removed. */
  @Test
  void headersOfTheResult_replaceThoseThatTheFunctionSaw() {
    var shown = HttpResponse.of(200, "text/plain", "").with("X-Old", "1").with("X-Cache", "Miss");
    var response =
        LambdaResponseResult.read(
            EdgeEvent.ORIGIN_RESPONSE,
            Body.of("{\"status\":\"200\",\"headers\":{\"x-new\":[{\"value\":\"2\"}]}}"),
            shown);

    assertThat(response.headers())
        .extracting(field -> field.getName() + ": " + field.getValue())
        .containsExactly("x-new: 2", "X-Cache: Miss");
  }

  /** Its size is no matter of the function, and it may still be on its way. */
  @Test
  void bodyThatTheFunctionLeavesAlone_flowsOn() {
    var flowing = new FlowingBody(InputStream.nullInputStream(), OptionalLong.empty());
    var response =
        LambdaResponseResult.read(
            EdgeEvent.ORIGIN_RESPONSE,
            Body.of("{\"status\":\"200\"}"),
            new HttpResponse(200, HttpFields.EMPTY, flowing));

    assertThat(response.body()).isSameAs(flowing);
  }

  private static HttpResponse read(EdgeEvent event, String result) {
    return LambdaResponseResult.read(
        event,
        Body.of(
            result
                .replace("HEADERS", HEADERS)
                .replace("LARGE", "x".repeat(1024 * 1024))
                .replace('\'', '"')),
        SHOWN);
  }
}
