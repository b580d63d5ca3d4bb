package io.github.lambdaurlguard.smoke;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * An answer of HTTP/1.1 as it came.
 *
 * @param headers in their order, as they are spelled
 * @param body without the framing of chunks
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes to be read once; nobody compares two answers.
record RawAnswer(int status, List<Map.Entry<String, String>> headers, byte[] body) {

  private static final String END_OF_HEAD = "\r\n\r\n";

  /** Reads an answer that ends with its connection. */
  static RawAnswer parse(byte[] bytes, boolean isOfHead) throws IOException {
    var text = new String(bytes, ISO_8859_1);
    int end = text.indexOf(END_OF_HEAD);
    if (!text.startsWith("HTTP/1.1 ") || end < 0) {
      throw new IOException("no answer of HTTP/1.1, but %d bytes".formatted(bytes.length));
    }
    var lines = text.substring(0, end).split("\r\n", -1);
    var headers = new ArrayList<Map.Entry<String, String>>();
    for (var line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      headers.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    var rest = Arrays.copyOfRange(bytes, end + END_OF_HEAD.length(), bytes.length);
    var answer =
        new RawAnswer(
            Integer.parseInt(lines[0].substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length())),
            List.copyOf(headers),
            rest);
    return !isOfHead && answer.header("transfer-encoding").equalsIgnoreCase("chunked")
        ? new RawAnswer(answer.status, answer.headers, unchunked(rest))
        : answer;
  }

  /** The values of a header, joined by a vertical bar; empty if it is not there. */
  String header(String name) {
    return String.join(
        " | ",
        headers.stream()
            .filter(header -> header.getKey().equalsIgnoreCase(name))
            .map(Map.Entry::getValue)
            .toList());
  }

  /** The body in UTF-8. */
  String text() {
    return new String(body, UTF_8);
  }

  private static byte[] unchunked(byte[] chunks) {
    var text = new String(chunks, ISO_8859_1);
    var body = new ByteArrayOutputStream();
    int position = 0;
    while (true) {
      int end = text.indexOf("\r\n", position);
      int length = Integer.parseInt(text.substring(position, end).split(";", -1)[0].strip(), 16);
      if (length == 0) {
        return body.toByteArray();
      }
      body.write(chunks, end + 2, length);
      position = end + 2 + length + 2;
    }
  }
}
