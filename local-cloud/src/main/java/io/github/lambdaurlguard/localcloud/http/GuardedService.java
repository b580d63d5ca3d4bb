package io.github.lambdaurlguard.localcloud.http;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** Answers for a service that has a fault: the console tells of it, the caller learns no more. */
public record GuardedService(Console console, HttpListener.Service service)
    implements HttpListener.Service {
  static final HttpResponse INTERNAL_FAILURE =
      HttpResponse.json(
          HttpStatus.INTERNAL_SERVER_ERROR_500, Map.of("message", "Internal failure"));

  @Override
  public HttpResponse answer(HttpRequest request) {
    try {
      return service.answer(request);
    } catch (RuntimeException e) {
      console.fault("answering " + request.method() + " " + request.path(), e);
      return INTERNAL_FAILURE;
    }
  }
}
