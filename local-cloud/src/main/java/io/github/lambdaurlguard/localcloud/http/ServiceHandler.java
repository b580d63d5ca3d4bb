package io.github.lambdaurlguard.localcloud.http;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.ConnectionObserver.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Hands each request to a service, read whole unless it may flow, and writes its answer. */
final class ServiceHandler extends Handler.Abstract {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int STREAM_BUFFER_BYTES = 16 * 1024;

  private final Console console;
  private final HttpListener.Service service;
  private final ConnectionObserver observer;
  private final HttpListener.Settings settings;

  ServiceHandler(
      Console console,
      HttpListener.Service service,
      ConnectionObserver observer,
      HttpListener.Settings settings) {
    this.console = console;
    this.service = new GuardedService(console, service);
    this.observer = observer;
    this.settings = settings;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try (var exchange = new Exchange()) {
      AnswerWriter.write(answer(request, exchange), request, response, callback);
    }
    return true;
  }

  private HttpResponse answer(Request request, Exchange exchange) {
    var problem = RequestTarget.problem(request);
    if (problem.isPresent()) {
      return MalformedRequestHandler.answer(HttpStatus.BAD_REQUEST_400, problem.get());
    }
    var bytes = new ByteArrayOutputStream();
    Body body;
    if (settings.flowing().test(request.getHeaders())) {
      body = flowing(request);
    } else {
      try {
        read(request, bytes);
      } catch (IOException e) {
        return brokenOff(request, bytes.size(), e);
      }
      if (bytes.size() > settings.bodyLimit()) {
        return settings.overlong();
      }
      body = Body.of(bytes.toByteArray());
    }
    var received = received(request, body);
    return exchange.during(
        () -> observer.arrive(connection(request), () -> service.answer(received)));
  }

  /** A request as a service sees it. */
  static HttpRequest received(Request request, Body body) {
    var target = RequestTarget.of(request);
    return new HttpRequest(
        request.getMethod(),
        target.path(),
        target.query(),
        request.getHeaders().asImmutable(),
        body,
        Request.getRemoteAddr(request),
        transport(request));
  }

  /** The body of a request as it comes. */
  static Body flowing(Request request) {
    return new FlowingBody(
        Content.Source.asInputStream(request),
        OptionalLong.empty(),
        () -> Optional.ofNullable(request.getTrailers()).orElse(HttpFields.EMPTY));
  }

  private void read(Request request, ByteArrayOutputStream body) throws IOException {
    var content = Content.Source.asInputStream(request);
    var announced = request.getLength();
    // Most requests have a short body or none: a large buffer for each of them would only be
    // cleared.
    var buffer =
        new byte[announced < 0 ? STREAM_BUFFER_BYTES : (int) Math.min(announced + 1, BUFFER_BYTES)];
    int count;
    while (body.size() <= settings.bodyLimit() && (count = content.read(buffer)) >= 0) {
      body.write(buffer, 0, count);
    }
  }

  /** A body that stands still, is malformed or ends before it is whole, is told to the person. */
  private HttpResponse brokenOff(Request request, int received, IOException cause) {
    var stalled = has(TimeoutException.class, cause);
    var status = stalled ? HttpStatus.REQUEST_TIMEOUT_408 : HttpStatus.BAD_REQUEST_400;
    var announced = request.getLength();
    var words = words(stalled, announced >= 0, cause);
    console.problem(
        "%d from %s for %s %s: %s after %d %sbytes"
            .formatted(
                status,
                settings.name(),
                request.getMethod(),
                RequestTarget.of(request).path(),
                words,
                received,
                announced < 0 ? "" : "of %d ".formatted(announced)));
    return MalformedRequestHandler.answer(status, words);
  }

  /** A body whose length was announced can be wrong in no other way than to end early. */
  private String words(boolean stalled, boolean isAnnounced, IOException cause) {
    if (stalled) {
      return "the body stood still for %.1f s".formatted(settings.patience().toMillis() / 1000.0);
    }
    return !isAnnounced && has(HttpException.class, cause)
        ? "the body is malformed"
        : "the body was cut short";
  }

  private static boolean has(Class<?> type, Throwable cause) {
    return type.isInstance(cause) || (cause.getCause() != null && has(type, cause.getCause()));
  }

  private static Transport transport(Request request) {
    return new Transport(
        request.isSecure(),
        request.getConnectionMetaData().getHttpVersion(),
        Request.getRemotePort(request));
  }

  private static Connection connection(Request request) {
    return new Connection(Request.getRemotePort(request), Request.getLocalPort(request));
  }
}
