package com.amazonaws.services.lambda.runtime.api.client.runtimeapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over the wire, with a server whose every byte is given. */
class RuntimeConnectionTest {
  private static final byte[] EVENT = "é{}".getBytes(UTF_8);
  private static final String CLOSE = "";

  @AutoClose
  private final ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final RuntimeConnection connection =
      new RuntimeConnection("127.0.0.1:" + server.getLocalPort());

  RuntimeConnectionTest() throws IOException {}

  @Test
  void request_isSentAsHttpSaysIt() throws IOException {
    serve(response("202 Accepted", ""));

    connection.send("POST", "/a/b", EVENT);

    assertThat(requests)
        .containsExactly(
            "POST /a/b HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 4\r\n\r\n%s"
                .formatted(server.getLocalPort(), new String(EVENT, ISO_8859_1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("responses")
  void response_isReadWhole(String name, String sent, int status, String body) throws IOException {
    serve(sent);

    var response = connection.send("GET", "/", new byte[0]);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.body()).asString(UTF_8).isEqualTo(body);
  }

  static Stream<Arguments> responses() {
    return Stream.of(
        arguments("a body", response("200 OK", "{}"), 200, "{}"),
        arguments("no body", response("202 Accepted", ""), 202, ""),
        arguments("no length", "HTTP/1.1 410 Gone\r\n\r\n", 410, ""),
        arguments("no reason", "HTTP/1.1 200\r\n\r\n", 200, ""),
        arguments(
            "a long body", response("200 OK", "a".repeat(300_000)), 200, "a".repeat(300_000)));
  }

  @Test
  void headers_areFoundInWhateverCase() throws IOException {
    serve("HTTP/1.1 200 OK\r\nX-Name:  a: b \r\ncontent-length: 1\r\n\r\nx");

    var response = connection.send("GET", "/", new byte[0]);

    assertThat(response.headers()).containsEntry("x-name", "a: b");
    assertThat(response.body()).hasSize(1);
  }

  @Test
  void laterRequest_usesTheSameConnection() throws IOException {
    serve(response("200 OK", "1"), response("200 OK", "2"));

    connection.send("GET", "/1", new byte[0]);

    assertThat(connection.send("GET", "/2", new byte[0]).body()).asString(UTF_8).isEqualTo("2");
    assertThat(requests).hasSize(2);
  }

  @Test
  void connectionThatWasClosed_isOpenedAgain() throws IOException {
    serve(response("200 OK", "1"), CLOSE);
    connection.send("GET", "/1", new byte[0]);
    serve(response("200 OK", "2"));

    assertThat(connection.send("POST", "/2", EVENT).body()).asString(UTF_8).isEqualTo("2");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void noResponse_isAnError(String name, String sent) {
    serve(sent, CLOSE);

    assertThatThrownBy(() -> connection.send("GET", "/", new byte[0]))
        .isInstanceOf(IOException.class);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments("nothing", CLOSE),
        arguments("half a status line", "HTTP/1.1 2"),
        arguments("a status line without a status", "HTTP/1.1\r\n\r\n"),
        arguments("half a header", "HTTP/1.1 200 OK\r\nContent-"),
        arguments("half a head", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"),
        arguments("half a body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"));
  }

  private static String response(String status, String body) {
    return "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s".formatted(status, body.length(), body);
  }

  /** Takes one connection, and says these in turn, each after a request, until it is to close. */
  private void serve(String... responses) {
    Queue<String> left = new ArrayDeque<>(Arrays.asList(responses));
    new Thread(() -> serve(left), "server").start();
  }

  private void serve(Queue<String> responses) {
    try (var socket = server.accept()) {
      var buffer = new byte[8192];
      while (!responses.isEmpty() && !responses.peek().equals(CLOSE)) {
        var count = socket.getInputStream().read(buffer);
        requests.add(new String(buffer, 0, count, ISO_8859_1));
        socket.getOutputStream().write(responses.remove().getBytes(ISO_8859_1));
      }
      if (responses.isEmpty()) {
        // The client closes.
        socket.getInputStream().read();
      }
    } catch (IOException e) {
      requests.add(e.toString());
    }
  }
}
