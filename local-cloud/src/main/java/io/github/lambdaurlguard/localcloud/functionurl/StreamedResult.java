package io.github.lambdaurlguard.localcloud.functionurl;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Streamed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;

/**
 * The response that a function URL makes of what a function streams: bytes as they are, or first a
 * prelude with status, headers and cookies, which eight zero bytes separate from the body.
 *
 * @see <a href="https://github.com/aws/aws-lambda-nodejs-runtime-interface-client">Lambda's Node.js
 *     runtime interface client, HttpResponseStream</a>
 */
final class StreamedResult {
  private static final String WITH_PRELUDE = "application/vnd.awslambda.http-integration-response";
  private static final String DEFAULT_TYPE = "application/octet-stream";
  private static final int DELIMITER_BYTES = 8;

  /** More than a viewer could be sent in headers. */
  private static final int PRELUDE_LIMIT_BYTES = 64 * 1024;

  private StreamedResult() {}

  /**
   * Waits for the prelude, or for the first byte.
   *
   * @param console is told what Lambda drops
   * @throws IOException if the function fails before, or if the prelude is none
   */
  static HttpResponse read(Streamed streamed, Console console) throws IOException {
    var payload = streamed.payload();
    return streamed.contentType().equals(WITH_PRELUDE)
        ? described(prelude(payload.stream()), payload, console)
        : new HttpResponse(
            200,
            HttpFields.build()
                .add(
                    "Content-Type",
                    streamed.contentType().isEmpty() ? DEFAULT_TYPE : streamed.contentType()),
            begun(payload));
  }

  private static Body begun(FlowingBody payload) throws IOException {
    var stream = new PushbackInputStream(payload.stream());
    var first = stream.read();
    if (first < 0) {
      return Body.EMPTY;
    }
    stream.unread(first);
    return payload.through(_ -> stream);
  }

  private static Map<String, Object> prelude(InputStream stream) throws IOException {
    var prelude = new ByteArrayOutputStream();
    var zeros = 0;
    while (zeros < DELIMITER_BYTES) {
      var next = stream.read();
      if (next < 0) {
        throw new IOException("the function's response ended before its prelude did");
      }
      zeros = next == 0 ? zeros + 1 : 0;
      prelude.write(next);
      if (prelude.size() > PRELUDE_LIMIT_BYTES) {
        throw new IOException("the prelude has over %d bytes".formatted(PRELUDE_LIMIT_BYTES));
      }
    }
    var json = Body.of(prelude.toByteArray()).text();
    return JSON.std.mapFrom(json.substring(0, json.length() - DELIMITER_BYTES));
  }

  /** A prelude describes a response as a result does, but for its body. */
  private static HttpResponse described(
      Map<String, Object> prelude, FlowingBody body, Console console) throws IOException {
    var result = new LinkedHashMap<String, Object>(prelude);
    result.putIfAbsent("statusCode", HttpStatus.OK_200);
    result.remove("body");
    var headers = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
    if (prelude.get("headers") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> headers.put((String) name, value));
    }
    headers.putIfAbsent("Content-Type", DEFAULT_TYPE);
    result.put("headers", headers);
    return PayloadResult.read(Body.ofJson(result), console)
        .orElseThrow(() -> new IOException("the function's prelude describes no response"))
        .withBody(body);
  }
}
