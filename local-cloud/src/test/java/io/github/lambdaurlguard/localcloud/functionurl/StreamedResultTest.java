package io.github.lambdaurlguard.localcloud.functionurl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Streamed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What becomes of what a function streams.
 *
 * @see <a href="https://github.com/aws/aws-lambda-nodejs-runtime-interface-client">Lambda's Node.js
 *     runtime interface client, HttpResponseStream</a>
 */
class StreamedResultTest {
  private static final String PRELUDE = "application/vnd.awslambda.http-integration-response";
  private static final String DELIMITER = "\0".repeat(8);
  private static final int PRELUDE_LIMIT = 64 * 1024;

  private final List<String> told = new ArrayList<>();

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({"text/html, text/html", "'', application/octet-stream"})
  void bytesWithoutAPrelude_flowAsTheyAre(String type, String shown) throws IOException {
    var response = read(type, "{\"statusCode\":201}" + DELIMITER + "x");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers())
        .extracting(field -> field.getName() + ": " + field.getValue())
        .containsExactly("Content-Type: " + shown);
    assertThat(response.body().isWhole()).isFalse();
    assertThat(response.body().whole().text()).isEqualTo("{\"statusCode\":201}" + DELIMITER + "x");
  }

  /** The first byte is looked at to see whether there is one. */
  @ParameterizedTest(name = "first byte {0}")
  @CsvSource({"0", "1", "255"})
  void firstByte_isKeptWhateverItIs(int first) throws IOException {
    var response = read("a/b", new byte[] {(byte) first, 2});

    assertThat(response.body().whole().bytes()).containsExactly(first, 2);
  }

  @Test
  void streamOfNothing_isAnEmptyBody() throws IOException {
    var response = read("a/b", "");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(Body.EMPTY);
  }

  @ParameterizedTest(name = "{0} -> {1}, {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                            | 200 | Content-Type: application/octet-stream
          {"statusCode":201}                                            | 201 | Content-Type: application/octet-stream
          {"headers":{"content-type":"a/b"}}                            | 200 | content-type: a/b
          {"headers":{"Content-Type":"a/b"}}                            | 200 | Content-Type: a/b
          {"statusCode":302,"headers":{"location":"/x"}}                | 302 | Content-Type: application/octet-stream, location: /x
          {"cookies":["a=1","b=2"]}                                     | 200 | Content-Type: application/octet-stream, Set-Cookie: a=1, Set-Cookie: b=2
          {"body":"not of a prelude"}                                   | 200 | Content-Type: application/octet-stream
          {"headers":"none"}                                            | 200 | Content-Type: application/octet-stream
          """)
  void prelude_describesTheResponse(String prelude, int status, String headers) throws IOException {
    var response = read(PRELUDE, prelude + DELIMITER + "the body");

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers())
        .extracting(field -> field.getName() + ": " + field.getValue())
        .containsExactly(headers.split(", "));
    assertThat(response.body().whole().text()).isEqualTo("the body");
  }

  /** Eight zero bytes in a row end the prelude, and no byte of the body is taken for one. */
  @ParameterizedTest(name = "{0} zeros after the delimiter")
  @CsvSource({"0", "1", "8"})
  void zerosAfterTheDelimiter_areOfTheBody(int zeros) throws IOException {
    var body = "\0".repeat(zeros) + "x";

    assertThat(read(PRELUDE, "{}" + DELIMITER + body).body().whole().text()).isEqualTo(body);
  }

  @Test
  void fewerZerosInThePrelude_doNotEndIt() throws IOException {
    var seven = "\0".repeat(7);

    assertThat(read(PRELUDE, "{}" + seven + " " + DELIMITER + "body").body().whole().text())
        .isEqualTo("body");
    assertThatThrownBy(() -> read(PRELUDE, "{}" + seven + "body\0"))
        .hasMessage("the function's response ended before its prelude did");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                  | the function's response ended before its prelude did
          ``                  | the function's response ended before its prelude did
          {"statusCode":42}END | the function's prelude describes no response
          {"statusCode":"x"}END | the function's prelude describes no response
          """)
  void preludeThatIsNone_isAFault(String written, String fault) {
    assertThatThrownBy(() -> read(PRELUDE, written.replace("END", DELIMITER)))
        .isInstanceOf(IOException.class)
        .hasMessage(fault);
  }

  @ParameterizedTest(name = "{0} bytes over the limit: {1}")
  @CsvSource({"0, ''", "1, the prelude has over 65536 bytes"})
  void prelude_hasALimitDelimiterAndAll(int over, String fault) throws IOException {
    var prelude = "{" + " ".repeat(PRELUDE_LIMIT + over - 2 - DELIMITER.length()) + "}" + DELIMITER;

    if (fault.isEmpty()) {
      assertThat(read(PRELUDE, prelude).status()).isEqualTo(200);
    } else {
      assertThatThrownBy(() -> read(PRELUDE, prelude)).hasMessage(fault);
    }
  }

  @Test
  void setCookieAmongTheHeaders_isDroppedAndTold() throws IOException {
    var response = read(PRELUDE, "{\"headers\":{\"set-cookie\":\"a=1\"}}" + DELIMITER);

    assertThat(response.headers().contains("Set-Cookie")).isFalse();
    assertThat(told).singleElement().asString().contains("put it into \"cookies\"");
  }

  private HttpResponse read(String type, String written) throws IOException {
    return read(type, Body.of(written).bytes());
  }

  private HttpResponse read(String type, byte[] written) throws IOException {
    var payload = new FlowingBody(new ByteArrayInputStream(written), OptionalLong.empty());
    return StreamedResult.read(new Streamed(type, payload), new Console(told::add));
  }
}
