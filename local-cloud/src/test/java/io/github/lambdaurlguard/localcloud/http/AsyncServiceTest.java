package io.github.lambdaurlguard.localcloud.http;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that answers without a thread of its own, seen from a socket. */
class AsyncServiceTest {
  private static final int BODY_LIMIT = 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String HEAD = "POST %s HTTP/1.1\r\nHost: localhost\r\n";

  private final BlockingQueue<CompletableFuture<HttpResponse>> later = new LinkedBlockingQueue<>();
  private volatile HttpListener.Caller caller;

  @AutoClose
  private final HttpListener listener =
      HttpListener.startAsync(
          QUIET,
          new HttpListener.Settings("the test", 0, 8 * 1024, BODY_LIMIT),
          (request, caller) ->
              switch (request.path()) {
                case "/later" -> promised(caller);
                case "/throws" -> throw new IllegalStateException("a fault");
                case "/fails" -> CompletableFuture.failedFuture(new IllegalStateException());
                case "/unwritable" ->
                    CompletableFuture.completedFuture(
                        new HttpResponse(200, HttpFields.EMPTY, null));
                default -> CompletableFuture.completedFuture(seen(request));
              });

  private CompletableFuture<HttpResponse> promised(HttpListener.Caller waiting) {
    caller = waiting;
    var answer = new CompletableFuture<HttpResponse>();
    later.add(answer);
    return answer;
  }

  private static HttpResponse seen(HttpRequest request) {
    return HttpResponse.of(200, "text/plain", request.target() + " " + request.body().text());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void request_isAnsweredOnce(String name, String request, int status, String body)
      throws IOException {
    try (var socket = connect()) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();

      var answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

      assertThat(answer).startsWith("HTTP/1.1 " + status + " ").endsWith(body);
      assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
    }
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        arguments("no body", "GET /a?b HTTP/1.1\r\nHost: x\r\n\r\n", 200, "/a?b "),
        arguments("a body", with("/a", BODY_LIMIT, BODY_LIMIT), 200, "a".repeat(BODY_LIMIT)),
        arguments(
            "a body in chunks",
            HEAD.formatted("/a")
                + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
            200,
            "/a abc"),
        arguments("a body over the limit", with("/a", 1025, 1025), 413, "1024 bytes\"}"),
        arguments("a body that is cut short", with("/a", 10, 9), 400, "cut short\n"),
        arguments("a target that is no path", HEAD.formatted("*") + "\r\n", 400, "\n"),
        arguments("a service that throws", with("/throws", 1, 1), 500, "Internal failure\"}"),
        arguments(
            "an answer that cannot be written",
            with("/unwritable", 1, 1),
            500,
            "Internal failure\"}"),
        arguments("a service that fails", with("/fails", 1, 1), 500, "Internal failure\"}"));
  }

  private static String with(String path, int announced, int sent) {
    return HEAD.formatted(path) + "Content-Length: " + announced + "\r\n\r\n" + "a".repeat(sent);
  }

  @Test
  void requestsOfOneConnection_areAnsweredInTheirOrderHoweverLateTheFirst() throws Exception {
    try (var socket = connect()) {
      var requests = with("/later", 1, 1) + with("/second", 2, 2);
      socket.getOutputStream().write(requests.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      later
          .poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .complete(HttpResponse.of(200, "text/plain", "first"));

      var answers = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

      assertThat(answers).containsSubsequence("first", "/second aa");
    }
  }

  @Test
  void caller_isThereUntilItCloses() throws Exception {
    try (var socket = connect()) {
      socket.getOutputStream().write("GET /later HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
      later.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(caller.isThere()).isTrue();
    }

    assertThat(caller.isThere()).isFalse();
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return socket;
  }
}
