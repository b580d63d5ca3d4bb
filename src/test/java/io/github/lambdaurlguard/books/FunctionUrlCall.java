package io.github.lambdaurlguard.books;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.testing.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call of a handler as its function URL makes it. */
final class FunctionUrlCall {

  static final int FUNCTION_TIMEOUT_MILLIS = 10_000;
  static final String TOKEN = "IQoJb3JpZ2luX2VjEXAMPLE";

  private static final Map<Class<?>, String> PATHS =
      Map.of(
          GetBooks.class, "/getBooks",
          GetBook.class, "/getBook/{id}",
          CreateBook.class, "/createBook",
          UpdateBook.class, "/updateBook/{id}",
          DeleteBook.class, "/deleteBook/{id}");

  private final Map<String, Object> event = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  /** Lambda's quota of a request and of an answer, each 6 MB. */
  static final int MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

  record Answer(
      int status, Map<String, String> headers, String body, String log, int payloadBytes) {

    Map<String, Object> json() {
      try {
        return JSON.std.mapFrom(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    List<Object> jsonArray() {
      try {
        return JSON.std.listFrom(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The violations of a problem, each as {@code field:rule}. */
    List<String> violations() {
      return ((List<?>) json().getOrDefault("errors", List.of()))
          .stream()
              .map(error -> (Map<?, ?>) error)
              .map(error -> error.get("field") + ":" + error.get("rule"))
              .toList();
    }
  }

  static FunctionUrlCall of(String method, String rawPath) {
    var call = new FunctionUrlCall();
    call.headers.put("x-amz-security-token", TOKEN);
    call.headers.put("authorization", "AWS4-HMAC-SHA256 Credential=" + TOKEN);
    call.event.put("version", "2.0");
    call.event.put("rawPath", rawPath);
    call.event.put("rawQueryString", "");
    call.event.put("headers", call.headers);
    call.event.put("requestContext", Map.of("http", Map.of("method", method, "path", rawPath)));
    call.event.put("isBase64Encoded", false);
    return call;
  }

  FunctionUrlCall query(String rawQueryString) {
    event.put("rawQueryString", rawQueryString);
    return this;
  }

  FunctionUrlCall header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  FunctionUrlCall json(String body) {
    event.put("body", body);
    return header("content-type", "application/json");
  }

  FunctionUrlCall base64(byte[] body) {
    event.put("body", Base64.getEncoder().encodeToString(body));
    event.put("isBase64Encoded", true);
    return this;
  }

  ByteArrayInputStream event() {
    try {
      return new ByteArrayInputStream(JSON.std.asBytes(event));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Request request() {
    try {
      return Request.read(event());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is called is a path of the API, or one below a route that leads to no such path. */
  private void holdToTheDocument(RequestStreamHandler handler, Answer answer) {
    var http = (Map<?, ?>) ((Map<?, ?>) event.get("requestContext")).get("http");
    var route = PATHS.get(handler.getClass());
    if (route != null && (route.endsWith("}") || event.get("rawPath").equals("/"))) {
      OpenApi.DOCUMENT.check(route, (String) http.get("method"), answer);
    }
  }

  /** Calls the function, and holds its answer to the API's document. */
  Answer to(RequestStreamHandler handler) {
    var answer = toUnheld(handler);
    holdToTheDocument(handler, answer);
    return answer;
  }

  /** Calls the function over a table that holds what the API would have refused. */
  Answer toUnheld(RequestStreamHandler handler) {
    var output = new ByteArrayOutputStream();
    var context = new TestContext(FUNCTION_TIMEOUT_MILLIS);
    try {
      handler.handleRequest(event(), output, context);
      Map<String, Object> result = JSON.std.mapFrom(output.toString(StandardCharsets.UTF_8));
      var headers = new LinkedHashMap<String, String>();
      ((Map<?, ?>) result.get("headers")).forEach((k, v) -> headers.put((String) k, (String) v));
      return new Answer(
          (int) result.get("statusCode"),
          headers,
          (String) result.get("body"),
          context.log(),
          output.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
