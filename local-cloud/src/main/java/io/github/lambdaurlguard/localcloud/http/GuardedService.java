package io.github.lambdaurlguard.localcloud.http;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** Answers for a service that has a fault: the console tells of it, the caller learns no more. */
public record GuardedService(Console console, HttpListener.Service service)
    implements HttpListener.Service {
  private static final HttpResponse INTERNAL_FAILURE =
      HttpResponse.json(
          HttpStatus.INTERNAL_SERVER_ERROR_500, Map.of("message", "Internal failure"));

  @Override
  public HttpResponse answer(HttpRequest request) {
    try {
      return service.answer(request);
    } catch (RuntimeException e) {
      return answer(console, request, e);
    }
  }

  /** The answer to a request whose service has a fault, of which the console tells. */
  static HttpResponse answer(Console console, HttpRequest request, Throwable fault) {
    console.fault("answering " + request.method() + " " + request.path(), fault);
    return INTERNAL_FAILURE;
  }
}
