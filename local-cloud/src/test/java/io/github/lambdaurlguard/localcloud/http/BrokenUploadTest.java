package io.github.lambdaurlguard.localcloud.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Bodies that stand still, or end before they are whole. */
class BrokenUploadTest {
  private static final String HEAD =
      "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc";

  private final List<String> console = new CopyOnWriteArrayList<>();

  @AutoClose
  private final HttpListener listener =
      HttpListener.start(
          new Console(console::add),
          new HttpListener.Settings(
              "the test",
              0,
              8_192,
              1_024,
              HttpResponse.of(413, "text/plain", ""),
              Duration.ofMillis(300)),
          _ -> HttpResponse.of(200, "text/plain", ""));

  @Test
  void bodyThatStandsStill_is408AndTold() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      socket.getOutputStream().write(HEAD.getBytes(ISO_8859_1));

      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 408 ");
    }
    assertThat(console)
        .containsExactly(
            "! 408 from the test for POST /x: the body stood still for 0.3 s after 3 of 10 bytes");
  }

  @Test
  void bodyThatIsCutShort_isTold() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), listener.port())) {
      socket.getOutputStream().write(HEAD.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    }
    assertThat(console)
        .containsExactly(
            "! 400 from the test for POST /x: the body was cut short after 3 of 10 bytes");
  }
}
