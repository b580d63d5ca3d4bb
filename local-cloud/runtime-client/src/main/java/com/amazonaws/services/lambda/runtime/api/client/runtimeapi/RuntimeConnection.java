package com.amazonaws.services.lambda.runtime.api.client.runtimeapi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The connection to the Runtime API, which stays open from request to request and serves one
 * thread. It speaks HTTP/1.1 as far as the local cloud's Runtime API does: each response has a
 * length. Each invocation of a Java function makes two of these requests; by {@link
 * java.net.HttpURLConnection}, which sends head and body apart, a warm request through all of the
 * local cloud took nearly half as long again.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112: HTTP/1.1</a>
 */
final class RuntimeConnection {
  private static final int STATUS_BEGIN = "HTTP/1.1 ".length();

  private final String host;
  private final int port;
  private Socket socket;
  private InputStream input;

  /**
   * A connection that is opened when it is first needed.
   *
   * @param address host and port
   */
  RuntimeConnection(String address) {
    var colon = address.lastIndexOf(':');
    host = address.substring(0, colon);
    port = Integer.parseInt(address.substring(colon + 1));
  }

  /** A response, whole. */
  static final class Response {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Response(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    int status() {
      return status;
    }

    /** By their names, in whatever case. */
    Map<String, String> headers() {
      return headers;
    }

    /** The bytes themselves, not a copy. */
    byte[] body() {
      return body;
    }
  }

  /**
   * Sends a request and waits for its response, however long that takes. A connection that was
   * closed since the last request is opened again.
   *
   * @throws IOException if there is no response
   */
  Response send(String method, String path, byte[] body) throws IOException {
    var isNew = socket == null;
    if (isNew) {
      open();
    }
    try {
      write(method, path, body);
      return read();
    } catch (ClosedException | SocketException e) {
      close();
      if (isNew) {
        throw e;
      }
      return send(method, path, body);
    }
  }

  private void open() throws IOException {
    socket = new Socket(host, port);
    socket.setTcpNoDelay(true);
    input = new BufferedInputStream(socket.getInputStream());
  }

  private void close() throws IOException {
    socket.close();
    socket = null;
  }

  /** Head and body leave together, so that they arrive together. */
  private void write(String method, String path, byte[] body) throws IOException {
    var head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + host
            + ":"
            + port
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    var message = new ByteArrayOutputStream(head.length() + body.length);
    message.writeBytes(head.getBytes(ISO_8859_1));
    message.writeBytes(body);
    message.writeTo(socket.getOutputStream());
  }

  private Response read() throws IOException {
    var statusLine =
        line().filter(line -> line.length() >= STATUS_BEGIN + 3).orElseThrow(ClosedException::new);
    var status = Integer.parseInt(statusLine.substring(STATUS_BEGIN, STATUS_BEGIN + 3));
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line = headerLine(); !line.isEmpty(); line = headerLine()) {
      var colon = line.indexOf(':');
      headers.put(line.substring(0, colon), line.substring(colon + 1).trim());
    }
    var length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    var body = input.readNBytes(length);
    if (body.length < length) {
      throw brokenOff();
    }
    return new Response(status, headers, body);
  }

  private String headerLine() throws IOException {
    return line().orElseThrow(RuntimeConnection::brokenOff);
  }

  /** A line of a head; empty if the connection ends before it does. */
  private Optional<String> line() throws IOException {
    var line = new ByteArrayOutputStream(64);
    for (var next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        return Optional.empty();
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return Optional.of(line.toString(ISO_8859_1));
  }

  private static EOFException brokenOff() {
    return new EOFException("the Runtime API broke off its response");
  }

  /** The connection ended before a response. */
  private static final class ClosedException extends IOException {
    private static final long serialVersionUID = 1;

    ClosedException() {
      super("the Runtime API closed the connection");
    }
  }
}
