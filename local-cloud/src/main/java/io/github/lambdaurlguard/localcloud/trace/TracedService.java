package io.github.lambdaurlguard.localcloud.trace;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.http.GuardedService;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Records the way of the requests to a service. A request that another service of this process sent
 * on is part of a way that is being recorded already.
 */
public final class TracedService implements HttpListener.Service {
  private final HttpListener.Service service;
  private final Consumer<RequestTrace> reader;
  private final Optional<Capture> capture;

  /**
   * @param reader gets each trace when the answer is there, before it is sent, or at its end if it
   *     flows
   */
  public TracedService(
      Console console, HttpListener.Service service, Consumer<RequestTrace> reader) {
    this(console, service, reader, Optional.empty());
  }

  /**
   * @param reader gets each trace when the answer is there, before it is sent
   * @param capture keeps what was sent and answered; empty to forget it
   */
  public TracedService(
      Console console,
      HttpListener.Service service,
      Consumer<RequestTrace> reader,
      Optional<Capture> capture) {
    this.service = new GuardedService(console, service);
    this.reader = reader;
    this.capture = capture;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    if (Recording.current().isPresent()) {
      return service.answer(request);
    }
    var recording = new Recording(request.method(), request.path());
    var response = recording.during(() -> service.answer(request));
    var kept = capture.map(each -> each.of(request, response));
    if (response.body() instanceof FlowingBody flowing) {
      flowing.atEnd(() -> reader.accept(recording.finish(response.status(), kept)));
    } else {
      reader.accept(recording.finish(response.status(), kept));
    }
    return response;
  }
}
