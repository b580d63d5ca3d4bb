package io.github.lambdaurlguard.localcloud.localpage;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;

/** Sends a request to the distribution again, as it was or as somebody changed it. */
final class Replay implements HttpListener.Service {
  private static final ScopedValue<AtomicLong> NUMBER = ScopedValue.newInstance();

  /** RFC 9110, section 5.6.2 */
  private static final Pattern TOKEN = Pattern.compile("[\\w!#$%&'*+.^`|~-]{1,256}");

  private static final Pattern PATH =
      Pattern.compile("/[\\x21\\x22\\x24-\\x3e\\x40-\\x7e]{0,8192}");
  private static final Pattern QUERY = Pattern.compile("[\\x21\\x22\\x24-\\x7e]{0,8192}");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]{0,8192}");

  private final HttpListener.Service distribution;

  Replay(HttpListener.Service distribution) {
    this.distribution = distribution;
  }

  /** Remembers the number of what was sent. */
  static void over(RequestTrace trace) {
    if (NUMBER.isBound()) {
      NUMBER.get().set(trace.number());
    }
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    HttpRequest sent;
    try {
      sent = read(JSON.std.mapFrom(request.body().bytes()), request);
    } catch (IOException | ClassCastException | NullPointerException _) {
      return problem("the request is not of the form {method, path, query, headers, body}");
    } catch (IllegalArgumentException e) {
      return problem(e.getMessage());
    }
    var number = new AtomicLong();
    var answer = ScopedValue.where(NUMBER, number).call(() -> distribution.answer(sent));
    return HttpResponse.json(200, Map.of("number", number.get(), "status", answer.status()));
  }

  private static HttpResponse problem(String problem) {
    return HttpResponse.json(400, Map.of("message", problem));
  }

  private static HttpRequest read(Map<String, Object> wanted, HttpRequest page) {
    var headers = HttpFields.build().add("Host", page.header("Host"));
    for (var each : (List<?>) wanted.getOrDefault("headers", List.of())) {
      var header = (Map<?, ?>) each;
      var name = checked(TOKEN, (String) header.get("name"), "a header's name");
      var value = checked(VALUE, (String) header.get("value"), "the value of " + name);
      if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
        headers.add(name, value);
      }
    }
    var query = checked(QUERY, (String) wanted.getOrDefault("query", ""), "the query");
    return new HttpRequest(
        checked(TOKEN, (String) wanted.get("method"), "the method"),
        checked(PATH, (String) wanted.get("path"), "the path"),
        query.isEmpty() ? Optional.empty() : Optional.of(query),
        headers.asImmutable(),
        Body.of((String) wanted.getOrDefault("body", "")),
        page.clientAddress(),
        page.transport());
  }

  private static String checked(Pattern form, String text, String what) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "%s is not one: percent-encode what is not ASCII, and leave out control characters"
              .formatted(what));
    }
    return text;
  }
}
