package io.github.lambdaurlguard.localcloud;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Sends bytes that no HTTP library would let through, and reads one response. */
final class RawHttp {
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);

  /** A response, its headers as lines in lower case. */
  record Response(int status, List<String> headers, String body) {}

  private RawHttp() {}

  /**
   * Sends a request.
   *
   * @param target path and query, sent byte for byte
   * @param headers whole lines; {@code Host}, {@code Connection} and {@code Content-Length} are
   *     added
   */
  static Response send(URI address, String method, String target, List<String> headers, byte[] body)
      throws IOException {
    var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: ").append(address.getAuthority()).append("\r\nConnection: close\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    if (body.length > 0) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    var request = new ByteArrayOutputStream();
    request.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    return exchange(address, request.toByteArray());
  }

  /** Sends bytes, the last of which have to make the peer close the connection. */
  static Response exchange(URI address, byte[] request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
      socket.getOutputStream().write(request);
      return read(socket);
    }
  }

  /** Reads a response that ends with the connection. */
  static Response read(Socket socket) throws IOException {
    socket.setSoTimeout((int) READ_LIMIT.toMillis());
    return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  static Response get(URI address, String target) throws IOException {
    return send(address, "GET", target, List.of(), new byte[0]);
  }

  private static Response parse(String text) {
    var end = text.indexOf("\r\n\r\n");
    var lines = text.substring(0, end).lines().toList();
    return new Response(
        Integer.parseInt(lines.getFirst().split(" ", 3)[1]),
        lines.stream().skip(1).map(line -> line.toLowerCase(Locale.ROOT)).toList(),
        text.substring(end + 4));
  }
}
