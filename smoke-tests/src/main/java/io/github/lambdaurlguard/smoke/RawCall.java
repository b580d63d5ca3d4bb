package io.github.lambdaurlguard.smoke;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A request of HTTP/1.1 that goes on the wire byte for byte as it is written: clients mend what
 * probes are about, such as a raw vertical bar or an empty segment of a path. Immutable.
 *
 * @param address whom it is for; only scheme, host and port count
 * @param target as it stands in the request line
 * @param headers beside Host, Connection and those that frame the body
 * @param body empty for none
 * @param framing how the end of the body is told
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes to be sent once; nobody compares two calls.
record RawCall(
    URI address,
    String method,
    String target,
    List<Map.Entry<String, String>> headers,
    byte[] body,
    Framing framing) {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** Above CloudFront's read timeout of 30 s. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(40);

  /** What frames a body (RFC 9112, section 6). */
  enum Framing {
    /** Content-Length, if there is a body. */
    LENGTH,
    /** Chunks, of an empty body, too. */
    CHUNKS
  }

  /** Sends it on a connection of its own, and reads the answer to its end. */
  RawAnswer send(Optional<Path> certificate) throws IOException {
    try (var socket = connect(certificate)) {
      var output = socket.getOutputStream();
      output.write(head().getBytes(ISO_8859_1));
      if (framing == Framing.CHUNKS) {
        if (body.length > 0) {
          output.write((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1));
          output.write(body);
          output.write("\r\n".getBytes(ISO_8859_1));
        }
        output.write("0\r\n\r\n".getBytes(ISO_8859_1));
      } else {
        output.write(body);
      }
      output.flush();
      return RawAnswer.parse(all(socket), method.equals("HEAD"));
    }
  }

  private String head() {
    var lines = new ArrayList<String>();
    lines.add("%s %s HTTP/1.1".formatted(method, target));
    if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Host"))) {
      lines.add("Host: " + address.getRawAuthority());
    }
    headers.forEach(header -> lines.add(header.getKey() + ": " + header.getValue()));
    if (framing == Framing.CHUNKS) {
      lines.add("Transfer-Encoding: chunked");
    } else if (body.length > 0) {
      lines.add("Content-Length: " + body.length);
    }
    lines.add("Connection: close");
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  private Socket connect(Optional<Path> certificate) throws IOException {
    var secure = "https".equals(address.getScheme());
    int port = address.getPort() < 0 ? (secure ? 443 : 80) : address.getPort();
    var plain = new Socket();
    plain.setSoTimeout((int) READ_TIMEOUT.toMillis());
    plain.connect(
        new InetSocketAddress(place(address.getHost()), port), (int) CONNECT_TIMEOUT.toMillis());
    if (!secure) {
      return plain;
    }
    var socket =
        (SSLSocket)
            context(certificate)
                .getSocketFactory()
                .createSocket(plain, address.getHost(), port, true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** Names below localhost are loopback (RFC 6761), but not every resolver knows it. */
  private static InetAddress place(String host) throws IOException {
    return host.endsWith(".localhost")
        ? InetAddress.getLoopbackAddress()
        : InetAddress.getByName(host);
  }

  private static SSLContext context(Optional<Path> certificate) throws IOException {
    try {
      if (certificate.isEmpty()) {
        return SSLContext.getDefault();
      }
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      try (var file = Files.newInputStream(certificate.get())) {
        store.setCertificateEntry(
            "distribution", CertificateFactory.getInstance("X.509").generateCertificate(file));
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the certificate %s cannot be used".formatted(certificate), e);
    }
  }

  private static byte[] all(Socket socket) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(bytes);
    } catch (IOException e) {
      // A server that refuses a long body may answer, and reset what it did not read.
      if (bytes.size() == 0) {
        throw e;
      }
    }
    return bytes.toByteArray();
  }

  /** The body, not to be told from another by its bytes in a log. */
  @Override
  public String toString() {
    return "%s %s with %d bytes".formatted(method, target, body.length);
  }

  /** Text as the bytes of a body. */
  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** The SHA-256 of a body, as {@code x-amz-content-sha256} has it. */
  static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Bytes from hexadecimal digits. */
  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
