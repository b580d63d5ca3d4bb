package io.github.lambdaurlguard.localcloud.http;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.ConnectionObserver.Connection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads each request whole, hands it to a service, and writes its answer. */
final class ServiceHandler extends Handler.Abstract {
  private final HttpListener.Service service;
  private final ConnectionObserver observer;
  private final int bodyLimit;

  ServiceHandler(HttpListener.Service service, ConnectionObserver observer, int bodyLimit) {
    this.service = service;
    this.observer = observer;
    this.bodyLimit = bodyLimit;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    write(answer(request), response, callback);
    return true;
  }

  private HttpResponse answer(Request request) throws IOException {
    var problem = RequestTarget.problem(request);
    if (problem.isPresent()) {
      return MalformedRequestHandler.answer(HttpStatus.BAD_REQUEST_400, problem.get());
    }
    var body = Content.Source.asInputStream(request).readNBytes(bodyLimit + 1);
    if (body.length > bodyLimit) {
      return HttpResponse.json(
          HttpStatus.PAYLOAD_TOO_LARGE_413,
          Map.of("message", "Request body is over %d bytes".formatted(bodyLimit)));
    }
    var target = RequestTarget.of(request);
    var received =
        new HttpRequest(
            request.getMethod(),
            target.path(),
            target.query(),
            request.getHeaders().asImmutable(),
            Body.of(body),
            Request.getRemoteAddr(request),
            transport(request));
    try {
      return observer.arrive(connection(request), () -> service.answer(received));
    } catch (RuntimeException e) {
      Console.fault("answering " + received.method() + " " + received.path(), e);
      return HttpResponse.json(
          HttpStatus.INTERNAL_SERVER_ERROR_500, Map.of("message", "Internal failure"));
    }
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

  private static void write(HttpResponse answer, Response response, Callback callback) {
    response.setStatus(answer.status());
    for (HttpField field : answer.headers()) {
      if (field.getHeader() != HttpHeader.CONTENT_LENGTH
          && field.getHeader() != HttpHeader.TRANSFER_ENCODING) {
        addOrReplace(field, response.getHeaders());
      }
    }
    if (!HttpStatus.hasNoBody(answer.status())) {
      response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().size());
    }
    response.write(true, ByteBuffer.wrap(answer.body().bytes()), callback);
  }

  /** The server has set a date of its own by now; the answer's replaces it. */
  private static void addOrReplace(HttpField field, HttpFields.Mutable headers) {
    if (field.getHeader() == HttpHeader.DATE) {
      headers.put(field);
    } else {
      headers.add(field);
    }
  }
}
