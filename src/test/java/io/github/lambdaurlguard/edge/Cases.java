package io.github.lambdaurlguard.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The named requests in {@code cases.json}: what each is signed as, or why it is refused. */
final class Cases {
  private static final Map<String, Object> FILE = read();

  private Cases() {}

  /** One of them. */
  record Case(String name, Map<String, Object> json) {
    /** The event that CloudFront makes of the request. */
    Event event() {
      return toEvent(object(json.get("request")));
    }

    /** The body as the viewer sent it, of which the event may show less. */
    byte[] wholeBody() {
      Map<String, Object> request = object(json.get("request"));
      Object body = request.getOrDefault("wholeBody", request.get("body"));
      return body == null ? new byte[0] : toBytes(object(body));
    }

    /** What the request is signed as, or null. */
    Map<String, Object> signed() {
      return object(json.get("signed"));
    }

    /** Why the request is refused, or null. */
    Map<String, Object> refused() {
      return object(json.get("refused"));
    }

    String canonicalRequest() {
      List<String> lines = new ArrayList<>();
      ((List<?>) signed().get("canonicalRequest")).forEach(line -> lines.add((String) line));
      return String.join("\n", lines);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static String now() {
    return (String) FILE.get("now");
  }

  static Map<String, String> environment() {
    return strings(FILE.get("environment"));
  }

  static Stream<Case> all() {
    return ((List<?>) FILE.get("cases")).stream().map(json -> toCase(object(json)));
  }

  static Stream<Case> signed() {
    return all().filter(c -> c.signed() != null);
  }

  static Stream<Case> refused() {
    return all().filter(c -> c.refused() != null);
  }

  private static Case toCase(Map<String, Object> json) {
    return new Case((String) json.get("name"), json);
  }

  private static Event toEvent(Map<String, Object> request) {
    Event event =
        new Event((String) request.get("method"), (String) request.get("uri"))
            .query((String) request.get("querystring"));
    if (request.get("headers") != null) {
      strings(request.get("headers")).forEach(event::header);
    }
    if (request.get("stripPrefix") instanceof String prefix) {
      event.setting("strip-prefix", prefix);
    }
    if (request.get("originPath") instanceof String path) {
      event.originPath(path);
    }
    if (request.get("origin") instanceof String origin) {
      event.origin(origin.isEmpty() ? null : origin);
    }
    if (request.get("customHeaders") != null) {
      strings(request.get("customHeaders")).forEach(event.originCustomHeaders()::set);
    }
    if (request.get("routes") instanceof List<?> headers) {
      for (int i = 0; i < headers.size(); i++) {
        event.setting("routes-" + i, (String) headers.get(i));
      }
    }
    if (request.get("body") != null) {
      String base64 = Base64.getEncoder().encodeToString(toBytes(object(request.get("body"))));
      event.body("base64", base64, request.containsKey("bodyTruncated"));
    }
    return event;
  }

  private static byte[] toBytes(Map<String, Object> body) {
    if (body.get("text") instanceof String text) {
      return text.getBytes(UTF_8);
    }
    if (body.get("base64") instanceof String base64) {
      return Base64.getDecoder().decode(base64);
    }
    return ((String) body.get("repeat")).repeat((int) body.get("times")).getBytes(UTF_8);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object json) {
    return (Map<String, Object>) json;
  }

  @SuppressWarnings("unchecked")
  static Map<String, String> strings(Object json) {
    return (Map<String, String>) json;
  }

  @SuppressWarnings("unchecked")
  static List<String> texts(Object json) {
    return (List<String>) json;
  }

  private static Map<String, Object> read() {
    try (InputStream file = Cases.class.getResourceAsStream("cases.json")) {
      return JSON.std.mapFrom(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
