package io.github.lambdaurlguard.cloudformation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a function behind origin access control is told of its viewer, by the code of edge.yaml in
 * Node.js: CloudFront puts its own signature in the place of the viewer's {@code Authorization}.
 */
class ReadPathsIT {
  private static final String HOST = "d111111abcdef8.cloudfront.net";
  private static final String CODE =
      Template.read("edge.yaml")
          .resources("AWS::CloudFront::Function")
          .filter(function -> function.logicalId().equals("ReadPaths"))
          .findFirst()
          .orElseThrow()
          .property("FunctionCode")
          .text();

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          the viewer's token is copied      | {"authorization": "Bearer a"}                                 | {"authorization": "Bearer a", "x-forwarded-authorization": "Bearer a"}
          a copy of the viewer's own is not | {"x-forwarded-authorization": "forged"}                       | {}
          the token, not such a copy        | {"authorization": "a", "x-forwarded-authorization": "forged"} | {"authorization": "a", "x-forwarded-authorization": "a"}
          the host is CloudFront's          | {"x-forwarded-host": "forged"}                                | {}
          no viewer chooses a trace         | {"x-amzn-trace-id": "forged"}                                 | {}
          other headers stay                | {"accept": "*/*"}                                             | {"accept": "*/*"}
          """)
  void headers(String rule, String sent, String forwarded) throws IOException {
    var expected = JSON.std.mapFrom(forwarded);
    expected.put("x-forwarded-host", HOST);

    var headers = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) run("/getBook/a", sent).get("headers"))
        .forEach((name, header) -> headers.put((String) name, ((Map<?, ?>) header).get("value")));
    assertThat(headers).as(rule).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "/getBook/a,   /a",
    "/getBook/a/b, /a/b",
    "/getBook//a,  //a",
    "/getBook/,    /",
    "/getBooks,    /",
  })
  void path_losesTheNameOfTheRoute(String path, String left) throws IOException {
    assertThat(run(path, "{}")).containsEntry("uri", left);
  }

  /** The request that the function makes of a viewer's. */
  private static Map<String, Object> run(String path, String headers) throws IOException {
    var values = new LinkedHashMap<String, Object>();
    JSON.std.mapFrom(headers).forEach((name, value) -> values.put(name, Map.of("value", value)));
    var event =
        Map.of(
            "context", Map.of("distributionDomainName", HOST),
            "request", Map.of("uri", path, "headers", values));
    var script = CODE + ";console.log(JSON.stringify(handler(" + JSON.std.asString(event) + ")))";
    var process = new ProcessBuilder("node", "-e", script).redirectErrorStream(true).start();
    return JSON.std.mapFrom(new String(process.getInputStream().readAllBytes(), UTF_8));
  }
}
