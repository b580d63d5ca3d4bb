package io.github.lambdaurlguard.localcloud.trace;

import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.function.Consumer;

/**
 * Records the way of the requests to a service. A request that another service of this process sent
 * on is part of a way that is being recorded already.
 */
public final class TracedService implements HttpListener.Service {
  private static final int INTERNAL_FAULT = 500;

  private final HttpListener.Service service;
  private final Consumer<RequestTrace> reader;

  /**
   * @param reader gets each trace when the answer is there, before it is sent
   */
  public TracedService(HttpListener.Service service, Consumer<RequestTrace> reader) {
    this.service = service;
    this.reader = reader;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    if (Recording.current().isPresent()) {
      return service.answer(request);
    }
    var recording = new Recording(request.method(), request.path());
    var status = INTERNAL_FAULT;
    try {
      var response = recording.during(() -> service.answer(request));
      status = response.status();
      return response;
    } finally {
      reader.accept(recording.finish(status));
    }
  }
}
