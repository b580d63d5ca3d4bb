package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.cloudfront.edge.LambdaRequestResult.ChosenOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.LambdaRequestResult.Forwarded;
import io.github.lambdaurlguard.localcloud.cloudfront.edge.LambdaRequestResult.Generated;
import io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeRules;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LambdaRequestResultTest {
  private static final HttpRequest SHOWN =
      new HttpRequest(
          "POST",
          "/a",
          Optional.of("b=c"),
          HttpFields.build().add("Host", "origin").add("Via", "1.1 x").add("X-Edge-Key", "hidden"),
          Body.of("body"),
          "192.0.2.1");

  private static final String ORIGIN =
      "'origin':{'custom':{'domainName':'origin','customHeaders':{}}}";
  private static final String HEADERS =
      "'headers':{'host':[{'key':'Host','value':'origin'}],'via':[{'key':'Via','value':'1.1 x'}]}";

  @Test
  void unchangedRequest_isForwardedWithItsBody() {
    var result =
        read("{'method':'POST','uri':'/a','querystring':'b=c'," + HEADERS + "," + ORIGIN + "}");

    assertThat(result).isInstanceOf(Forwarded.class);
    var forwarded = (Forwarded) result;
    assertThat(forwarded.origin()).contains(new ChosenOrigin(false, "origin", ""));
    assertThat(forwarded.request().target()).isEqualTo("/a?b=c");
    assertThat(forwarded.request().body()).isEqualTo(SHOWN.body());
  }

  @Test
  void changedPathOfTheOrigin_isKept() {
    var moved = ORIGIN.replace("'origin',", "'origin','path':'/live',");
    var result = read("{'method':'POST','uri':'/a'," + HEADERS + "," + moved + "}");

    assertThat(((Forwarded) result).origin()).contains(new ChosenOrigin(false, "origin", "/live"));
  }

  @ParameterizedTest(name = "querystring {0} -> {1}")
  @CsvSource({"\"querystring\":\"\", /a", "\"querystring\":\"d=e\", /a?d=e", "\"x\":1, /a"})
  void queryOfTheResult_isSent(String query, String target) {
    var result = read("{'method':'POST','uri':'/a'," + query + "," + HEADERS + "," + ORIGIN + "}");

    assertThat(((Forwarded) result).request().target()).isEqualTo(target);
  }

  /** Next to the viewer there is no origin yet, and one in the result plays no part. */
  @Test
  void requestNextToTheViewer_isForwardedWithoutAnOrigin() {
    var result =
        read(
            EdgeEvent.VIEWER_REQUEST,
            "{'method':'POST','uri':'/b','headers':{'host':[{'value':'origin'}],'via':[{'value':'1.1"
                + " x'}],'x-a':[{'value':'1'}]},ORIGIN}");

    var forwarded = (Forwarded) result;
    assertThat(forwarded.origin()).isEmpty();
    assertThat(forwarded.request().path()).isEqualTo("/b");
    assertThat(forwarded.request().header("x-a")).isEqualTo("1");
    assertThat(forwarded.request().clientAddress()).isEqualTo(SHOWN.clientAddress());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"custom, false", "s3, true"})
  void originOfTheResult_isOfEitherKind(String kind, boolean isBucket) {
    var origin = ORIGIN.replace("'custom'", "'" + kind + "'");
    var result = read("{'method':'POST','uri':'/a'," + HEADERS + "," + origin + "}");

    assertThat(((Forwarded) result).origin()).contains(new ChosenOrigin(isBucket, "origin", ""));
  }

  @Test
  void customHeadersOfTheOrigin_areSentBesideTheOthers() {
    var origin = ORIGIN.replace("{}", "{'x-key':[{'key':'X-Key','value':'v'}]}");
    var result = read("{'method':'POST','uri':'/a'," + HEADERS + "," + origin + "}");

    assertThat(((Forwarded) result).request().headers())
        .extracting(field -> field.getName() + ": " + field.getValue())
        .containsExactly("Host: origin", "Via: 1.1 x", "X-Key: v");
  }

  /** Only the action replace changes the body; read-only is how it was shown. */
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "replace,   text,   bmV3, bmV3",
    "replace,   base64, bmV3, new",
    "read-only, base64, bmV3, body",
  })
  void body_isReplacedWhereTheResultSaysSo(
      String action, String encoding, String data, String body) {
    var result =
        read(
            "{'method':'POST','uri':'/a',HEADERS,ORIGIN,'body':{'action':'%s','encoding':'%s','data':'%s'}}"
                .formatted(action, encoding, data));

    assertThat(((Forwarded) result).request().body().text()).isEqualTo(body);
  }

  @Test
  void bodyThatIsReplacedByNothing_isEmpty() {
    var result = read("{'method':'POST','uri':'/a',HEADERS,ORIGIN,'body':{'action':'replace'}}");

    assertThat(((Forwarded) result).request().body()).isEqualTo(Body.EMPTY);
  }

  /** The rule on the status 204 is one for functions next to the viewer. */
  @Test
  void status204NextToTheOrigin_mayHaveABody() {
    assertThat(ruleBrokenBy(EdgeEvent.ORIGIN_REQUEST, "{'status':'204','body':'x'}")).isEmpty();
  }

  @Test
  void generatedResponse_isAnswered() {
    var result =
        read(
            "{'status':'413','headers':{'a':[{'key':'A','value':'1'}]},'body':'no','bodyEncoding':'text'}");

    assertThat(result).isInstanceOf(Generated.class);
    var response = ((Generated) result).response();
    assertThat(response.status()).isEqualTo(413);
    assertThat(response.headers().get("A")).isEqualTo("1");
    assertThat(response.body().text()).isEqualTo("no");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          null                                                                        | neither a request nor a response
          {'status':413}                                                              | its status is not a string from 200 to 599: 413
          {'status':'100'}                                                            | its status is not a string from 200 to 599: 100
          {'method':'GET','uri':'/a','querystring':'',HEADERS,ORIGIN}                 | it changed the method, which is read-only
          {'method':'POST','querystring':'',HEADERS,ORIGIN}                           | its uri is missing
          {'method':'POST','uri':'/a','querystring':'',HEADERS}                       | its origin is missing
          {'method':'POST','uri':'a','querystring':'',HEADERS,ORIGIN}                 | its uri does not begin with a slash: a
          {'method':'POST','uri':'/a b','querystring':'',HEADERS,ORIGIN}              | holds a space, a control character or #
          {'method':'POST','uri':'/a','querystring':'b#',HEADERS,ORIGIN}              | holds a space, a control character or #
          {'method':'POST','uri':'/a','querystring':'','headers':{},ORIGIN}           | it changed the header via, which is read-only
          {'method':'POST','uri':'/a','querystring':'','headers':{'expect':[{'key':'Expect','value':'x'}]},ORIGIN} | it set the header Expect, which is disallowed
          {'method':'POST','uri':'/a','querystring':'','headers':{'x-amz-cf-a':[{'key':'X-Amz-Cf-A','value':'x'}]},ORIGIN} | it set the header X-Amz-Cf-A, which is disallowed
          {'method':'POST','uri':'/a','querystring':'','headers':{'a':[{'key':'B','value':'x'}]},ORIGIN} | The name of the header must be in lowercase and must match the value of key except for case
          {'method':'POST','uri':'/a','querystring':'','headers':{'X-A':[{'key':'X-A','value':'x'}]},ORIGIN} | The name of the header must be in lowercase and must match the value of key except for case
          {'method':'POST','uri':'/a','querystring':'',HEADERS,'origin':{'custom':{'domainName':'o','customHeaders':{'host':[{'key':'Host','value':'x'}]}}}} | Host is both a header and a custom header
          {'method':'POST','uri':'/a','querystring':'',HEADERS,'origin':{'custom':{'domainName':'o','customHeaders':{'x-cache':[{'key':'X-Cache','value':'x'}]}}}} | it set the header X-Cache, which is disallowed
          {'method':'POST','uri':'/a','querystring':'',HEADERS,'origin':{'custom':{'customHeaders':{}}}} | has no custom.domainName
          {'method':'POST','uri':'/a','querystring':'',HEADERS,'origin':{'custom':'o'}}  | has no custom.domainName
          {'method':'POST','uri':'/a','querystring':'',HEADERS,'origin':{'custom':{'domainName':3}}} | has no custom.domainName
          {'method':'POST','uri':'/a','querystring':'',HEADERS,'origin':{'s3':{'path':'/a'}}} | has no s3.domainName
          {'method':'POST','uri':'/a','querystring':'',HEADERS,'origin':{'custom':{'domainName':'o','path':'a'}}} | its origin's path
          {'method':'POST','uri':'/a','querystring':'',HEADERS,'origin':{'custom':{'domainName':'o'},'s3':{'domainName':'b'}}} | its origin is a bucket and a custom origin at once
          {'method':'POST','uri':'/a','querystring':'',HEADERS,ORIGIN,'body':{'action':'replace','encoding':'hex','data':'61'}} | its encoding is none of [base64, text]: hex
          {'method':'POST','uri':'/a','querystring':'',HEADERS,ORIGIN,'body':{'action':'replace','encoding':'base64','data':'***'}} | its result has a part of the wrong type
          {'status':'200','body':'61','bodyEncoding':'hex'}                           | its bodyEncoding is none of [base64, text]: hex
          {'status':'200','body':'***','bodyEncoding':'base64'}                       | its result has a part of the wrong type
          """)
  void brokenRule_isNamed(String result, String rule) {
    assertThatThrownBy(() -> read(result))
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContaining(rule);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "VIEWER_REQUEST, 40960,   ''",
    "VIEWER_REQUEST, 40961,   it generated a response of over 40960 bytes",
    "ORIGIN_REQUEST, 1048576, ''",
    "ORIGIN_REQUEST, 1048577, it generated a response of over 1048576 bytes",
  })
  void generatedResponse_hasItsLimitHeadersAndAll(EdgeEvent event, int size, String rule) {
    var result =
        "{'status':'200','headers':{'ab':[{'value':'12'}]},'body':'" + "x".repeat(size - 4) + "'}";

    assertThat(ruleBrokenBy(event, result)).isEqualTo(rule);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "VIEWER_REQUEST, 40960,   ''",
    "VIEWER_REQUEST, 40961,   it replaced the body by one of over 40960 bytes",
    "ORIGIN_REQUEST, 1048577, it replaced the body by one of over 1048576 bytes",
  })
  void replacedBody_hasItsLimit(EdgeEvent event, int size, String rule) {
    var result =
        "{'method':'POST','uri':'/a','querystring':'',HEADERS,ORIGIN,"
            + "'body':{'action':'replace','encoding':'text','data':'"
            + "x".repeat(size)
            + "'}}";

    assertThat(ruleBrokenBy(event, result)).isEqualTo(rule);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'method':'POST','uri':'/a','querystring':'',HEADERS}                               |
          {'method':'POST','uri':'/a','querystring':'','headers':{'via':[{'key':'Via','value':'1.1 x'}]}} | it changed the header host, which is read-only
          {'method':'GET','uri':'/a','querystring':'',HEADERS}                                | it changed the method, which is read-only
          {'status':'204','body':'x'}                                                         | it generated a response with status 204 and a body
          {'status':'204'}                                                                    |
          {'status':'200','headers':{'x-cache':[{'value':'x'}]}}                              | it set the header x-cache, which is disallowed
          """)
  void ruleNextToTheViewer_isNamed(String result, String rule) {
    assertThat(ruleBrokenBy(EdgeEvent.VIEWER_REQUEST, result)).isEqualTo(rule == null ? "" : rule);
  }

  @Test
  void targetOf8192Characters_isRefused() {
    var query = "a".repeat(EdgeRules.TARGET_CHARACTERS - "/a".length());

    assertThatThrownBy(
            () -> read("{'method':'POST','uri':'/a','querystring':'" + query + "',HEADERS,ORIGIN}"))
        .isInstanceOf(BrokenEdgeRule.class)
        .hasMessageContaining("not under 8192 characters");
  }

  private static LambdaRequestResult read(String result) {
    return read(EdgeEvent.ORIGIN_REQUEST, result);
  }

  private static LambdaRequestResult read(EdgeEvent event, String result) {
    return LambdaRequestResult.read(
        event,
        Body.of(result.replace("HEADERS", HEADERS).replace("ORIGIN", ORIGIN).replace('\'', '"')),
        SHOWN);
  }

  /** The empty string for none. */
  private static String ruleBrokenBy(EdgeEvent event, String result) {
    try {
      read(event, result);
      return "";
    } catch (BrokenEdgeRule e) {
      return e.getMessage();
    }
  }
}
