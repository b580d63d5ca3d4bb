package io.github.lambdaurlguard.books;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as a function URL hands it over: what the books need of payload format 2.0.
 *
 * @param path the raw path, still percent-encoded
 * @param query the raw query string, still percent-encoded
 * @param headers by lower-case name
 * @param body as in the event: text, or base64 if {@code base64} says so
 */
record Request(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    String body,
    boolean base64) {

  static Request read(InputStream event) throws IOException {
    Map<String, Object> root = JSON.std.mapFrom(event);
    Map<?, ?> http = object(object(root, "requestContext"), "http");
    if (!(http.get("method") instanceof String method)
        || !(root.get("rawPath") instanceof String path)) {
      throw Problem.malformedEvent(
          "The event is not a function URL's: requestContext.http.method or rawPath is missing;"
              + " call the function through its URL");
    }
    var headers = new LinkedHashMap<String, String>();
    object(root, "headers").forEach((name, value) -> headers.put((String) name, (String) value));
    return new Request(
        method,
        path,
        text(root, "rawQueryString"),
        headers,
        text(root, "body"),
        Boolean.TRUE.equals(root.get("isBase64Encoded")));
  }

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /** The decoded values of a query parameter, in the order of their appearance. */
  List<String> parameter(String name) {
    var values = new ArrayList<String>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String key = equals < 0 ? pair : pair.substring(0, equals);
      if (decode(key).equals(name)) {
        values.add(decode(equals < 0 ? "" : pair.substring(equals + 1)));
      }
    }
    return values;
  }

  /**
   * The body, refused if it was not UTF-8. Lambda passes JSON on as text and puts U+FFFD in the
   * place of bytes that are none, so a body that holds it has lost what was sent.
   */
  String bodyText() {
    String text = base64 ? decodedBody() : body;
    if (Printable.isDamaged(text)) {
      throw Problem.invalid(
          "body",
          "utf-8",
          "the body holds U+FFFD, which stands for bytes that are not UTF-8; send JSON in UTF-8");
    }
    return text;
  }

  private String decodedBody() {
    try {
      byte[] bytes = Base64.getDecoder().decode(body);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("body", "base64", "the event's body is not base64, as it says it is");
    } catch (CharacterCodingException e) {
      throw Problem.invalid("body", "utf-8", "the body is not UTF-8; send JSON in UTF-8");
    }
  }

  private static String decode(String raw) {
    try {
      // A query is written by forms, where a plus is a space; a real plus arrives as %2B.
      return Percent.decode(raw.replace('+', ' '));
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(
          "query",
          "percent-encoding",
          "the query holds %s: %s".formatted(Violation.show(raw), e.getMessage()));
    }
  }

  private static Map<?, ?> object(Map<?, ?> parent, String key) {
    return parent.get(key) instanceof Map<?, ?> child ? child : Map.of();
  }

  private static String text(Map<?, ?> parent, String key) {
    return parent.get(key) instanceof String value ? value : "";
  }
}
