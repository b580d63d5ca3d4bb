package io.github.lambdaurlguard.localcloud.http;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/**
 * Hands each request to a service that never blocks, by the thread that reads from all connections,
 * and writes its answer by the thread that has it. No request changes threads on its way.
 */
final class AsyncServiceHandler extends Handler.Abstract.NonBlocking {
  private final Console console;
  private final HttpListener.AsyncService service;
  private final HttpListener.Settings settings;

  AsyncServiceHandler(
      Console console, HttpListener.AsyncService service, HttpListener.Settings settings) {
    this.console = console;
    this.service = service;
    this.settings = settings;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    var problem = RequestTarget.problem(request);
    if (problem.isPresent()) {
      AnswerWriter.write(malformed(problem.get()), request, response, callback);
    } else if (settings.flowing().test(request.getHeaders())) {
      answer(request, ServiceHandler.flowing(request), response, callback);
    } else {
      Content.Source.asByteArrayAsync(
          request,
          settings.bodyLimit(),
          Promise.Invocable.from(
              InvocationType.NON_BLOCKING,
              bytes -> answer(request, Body.of(bytes), response, callback),
              failure -> AnswerWriter.write(unread(failure), request, response, callback)));
    }
    return true;
  }

  private void answer(Request request, Body body, Response response, Callback callback) {
    var received = ServiceHandler.received(request, body);
    var _ =
        asked(received, () -> isThere(request))
            .exceptionally(fault -> GuardedService.answer(console, received, fault))
            .thenAccept(answer -> write(answer, received, request, response, callback));
  }

  /**
   * An answer that cannot be written has another in its place, or breaks off where it has begun.
   */
  private void write(
      HttpResponse answer,
      HttpRequest received,
      Request request,
      Response response,
      Callback callback) {
    try {
      AnswerWriter.write(answer, request, response, callback);
    } catch (RuntimeException e) {
      var fault = GuardedService.answer(console, received, e);
      if (response.isCommitted()) {
        callback.failed(e);
      } else {
        response.reset();
        AnswerWriter.write(fault, request, response, callback);
      }
    }
  }

  /** A client that waits sends nothing, so that there is nothing to read but the end. */
  private static boolean isThere(Request request) {
    try {
      var end = request.getConnectionMetaData().getConnection().getEndPoint();
      return end.fill(BufferUtil.allocate(1)) >= 0;
    } catch (IOException _) {
      return false;
    }
  }

  private CompletableFuture<HttpResponse> asked(HttpRequest request, HttpListener.Caller caller) {
    try {
      return service.answer(request, caller);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private HttpResponse unread(Throwable failure) {
    return failure instanceof IOException
        ? malformed("the body was cut short")
        : settings.overlong();
  }

  private static HttpResponse malformed(String reason) {
    return MalformedRequestHandler.answer(HttpStatus.BAD_REQUEST_400, reason);
  }
}
