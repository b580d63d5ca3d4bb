package io.github.lambdaurlguard.localcloud.http;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.lambdaurlguard.localcloud.TrustedTls;
import io.github.lambdaurlguard.localcloud.certificate.CertificateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What arrives over a socket, byte for byte: what is passed on, and what is refused. */
@ParameterizedClass(name = "{0}")
@EnumSource
class HttpListenerTest {
  enum Wire {
    PLAIN,
    TLS
  }

  private static final Duration READ_LIMIT = Duration.ofSeconds(10);
  private static final int HEAD_LIMIT = 20 * 1024;
  private static final int BODY_LIMIT = 1024;
  private static final String HOST = "Host: localhost\r\n";
  private static final String POST = "POST /x HTTP/1.1\r\n" + HOST;

  @TempDir private static Path folder;
  private static SSLContext trust;
  private static HttpListener plain;
  private static HttpListener tls;

  @Parameter private Wire wire;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    var settings = new HttpListener.Settings("the test", 0, HEAD_LIMIT, BODY_LIMIT);
    var certificates =
        new CertificateFolder(
            folder, Path.of(System.getProperty("java.home")), InstantSource.system());
    var certificate = certificates.obtain();
    plain = HttpListener.start(QUIET, settings, HttpListenerTest::answer);
    tls =
        HttpListener.startTls(
            QUIET,
            settings,
            new ServerTls(certificate.keyStore(), certificate.password()),
            HttpListenerTest::answer);
    trust = TrustedTls.trusting(certificates.pemFile());
  }

  private static HttpResponse answer(HttpRequest request) {
    var how = request.transport().encrypted() ? "encrypted " : "";
    return HttpResponse.of(200, "text/plain", how + "seen:" + request.target());
  }

  @AfterAll
  static void stop() {
    plain.close();
    tls.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedRequests")
  void malformedRequest_isRefusedAndTheConnectionClosed(String name, int status, String request)
      throws IOException {
    // A request that follows on the same connection must not be answered: it may be a smuggled one.
    var answer = send(request + "GET /smuggled HTTP/1.1\r\n" + HOST + "\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").doesNotContain("seen:");
    assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
  }

  static Stream<Arguments> malformedRequests() {
    var get = "GET /x HTTP/1.1\r\n" + HOST;
    return Stream.of(
        arguments(
            "both length headers",
            400,
            POST + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        arguments(
            "both length headers, the other way round",
            400,
            POST + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"),
        arguments(
            "two different lengths",
            400,
            POST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
        arguments(
            "the same length twice",
            400,
            POST + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc"),
        arguments("a list of lengths", 400, POST + "Content-Length: 3, 3\r\n\r\nabc"),
        arguments("a signed length", 400, POST + "Content-Length: +3\r\n\r\nabc"),
        arguments("a negative length", 400, POST + "Content-Length: -1\r\n\r\n"),
        arguments(
            "a length over 64 bits", 400, POST + "Content-Length: " + "9".repeat(20) + "\r\n\r\n"),
        arguments(
            "chunked, but not last", 400, POST + "Transfer-Encoding: chunked, identity\r\n\r\n"),
        arguments("an unknown coding", 400, POST + "Transfer-Encoding: xchunked\r\n\r\n"),
        arguments("a space before the colon", 400, POST + "Transfer-Encoding : chunked\r\n\r\n"),
        arguments(
            "chunked under HTTP/1.0",
            400,
            "POST /x HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        arguments(
            "a chunk size that is no number",
            400,
            POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
        arguments("bare line feeds in the head", 400, "GET /x HTTP/1.1\nHost: localhost\n\n"),
        arguments("a bare line feed after a header", 400, get + "A: b\n\r\n"),
        arguments(
            "bare line feeds between chunks",
            400,
            POST + "Transfer-Encoding: chunked\r\n\r\n3\nabc\n0\n\n"),
        arguments("a bare carriage return in a value", 400, get + "A: b\rc\r\n\r\n"),
        arguments("a NUL in a value", 400, get + "A: b\0c\r\n\r\n"),
        arguments("a folded header", 400, get + "A: b\r\n c\r\n\r\n"),
        arguments("a header without a colon", 400, get + "NoColon\r\n\r\n"),
        arguments("no Host", 400, "GET /x HTTP/1.1\r\n\r\n"),
        arguments("two Hosts", 400, get + "Host: other\r\n\r\n"),
        arguments("a Host with a space", 400, "GET /x HTTP/1.1\r\nHost: a b\r\n\r\n"),
        arguments(
            "an absolute target that contradicts Host",
            400,
            "GET http://other/x HTTP/1.1\r\n" + HOST + "\r\n"),
        arguments("a target that is no path", 400, "GET x HTTP/1.1\r\n" + HOST + "\r\n"),
        arguments(
            "a target for the server as a whole", 400, "OPTIONS * HTTP/1.1\r\n" + HOST + "\r\n"),
        arguments("a tunnel", 400, "CONNECT other:443 HTTP/1.1\r\n" + HOST + "\r\n"),
        arguments("a fragment in the target", 400, "GET /x#y HTTP/1.1\r\n" + HOST + "\r\n"),
        arguments("HTTP/0.9", 505, "GET /x\r\n\r\n"),
        arguments("TLS where none is spoken", 400, "\u0016\u0003\u0001\u0002\u0000\u0001"),
        arguments(
            "a header over the limit", 413, get + "A: " + "a".repeat(HEAD_LIMIT) + "\r\n\r\n"),
        arguments(
            "many headers over the limit", 413, get + "A: aaaaaaaa\r\n".repeat(2_000) + "\r\n"),
        arguments(
            "a target over the limit",
            413,
            "GET /" + "a".repeat(HEAD_LIMIT) + " HTTP/1.1\r\n" + HOST + "\r\n"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a percent sign at the end            | /100%              | /100%
          an escape that is none               | /a%zz              | /a%zz
          an escaped NUL                       | /%00               | /%00
          dot segments that leave the root     | /a/../../x         | /a/../../x
          the same, escaped                    | /%2e%2e/x          | /%2e%2e/x
          dot segments that stay               | /a/./b/../c        | /a/./b/../c
          empty segments                       | //a//b/            | //a//b/
          an escaped slash                     | /a%2Fb             | /a%2Fb
          a path parameter                     | /a;b=1/c           | /a;b=1/c
          an escape that is no UTF-8           | /%ff               | /%ff
          characters that ought to be escaped  | /a[b]"{}           | /a[b]"{}
          such things in the query             | /x?a[]=%zz&b={}   | /x?a[]=%zz&b={}
          a query of its own                   | /x?                | /x?
          an absolute target                   | http://localhost/abs?q=1 | /abs?q=1
          """)
  void target_isPassedOnAsSent(String name, String target, String seen) throws IOException {
    var answer = send("GET " + target + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");

    assertThat(answer).endsWith("seen:" + seen);
  }

  @Test
  void bodyOverTheLimit_is413() throws IOException {
    var size = BODY_LIMIT + 1;
    var answer =
        send(POST + "Connection: close\r\nContent-Length: " + size + "\r\n\r\n" + "a".repeat(size));

    assertThat(answer).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void halfSentRequests_doNotKeepOthersWaiting() throws IOException {
    var beginnings =
        List.of("", "GET", "GET /x HTTP/1.1\r\nHost:", POST + "Content-Length: 10\r\n\r\nabc");
    try (var first = open(beginnings.get(0));
        var second = open(beginnings.get(1));
        var third = open(beginnings.get(2));
        var fourth = open(beginnings.get(3))) {
      third.shutdownOutput();
      for (int i = 0; i < 50; i++) {
        assertThat(send("GET /" + i + " HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"))
            .endsWith("seen:/" + i);
      }
      assertThat(List.of(first, second, fourth)).noneMatch(Socket::isClosed);
    }
  }

  @Test
  void transport_isToldToTheService() throws IOException {
    var answer = send("GET /x HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n");

    assertThat(answer).endsWith((wire == Wire.TLS ? "\r\nencrypted " : "\r\n") + "seen:/x");
  }

  @Test
  void bytesThatAreNoTls_areNotAnswered() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), tls.port());
        var silent = new Socket(InetAddress.getLoopbackAddress(), tls.port())) {
      socket.setSoTimeout((int) READ_LIMIT.toMillis());
      socket.getOutputStream().write(("GET /x HTTP/1.1\r\n" + HOST + "\r\n").getBytes(ISO_8859_1));

      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .doesNotContain("HTTP/1.1", "seen:");
      assertThat(send("GET /x HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"))
          .endsWith("seen:/x");
      assertThat(silent.isClosed()).isFalse();
    }
  }

  private Socket open(String beginning) throws IOException {
    var socket =
        wire == Wire.TLS
            ? TrustedTls.open(trust, "localhost", tls.port())
            : new Socket(InetAddress.getLoopbackAddress(), plain.port());
    socket.setSoTimeout((int) READ_LIMIT.toMillis());
    socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
    return socket;
  }

  /** All that comes back until the listener closes the connection. */
  private String send(String request) throws IOException {
    try (var socket = open(request)) {
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
