package io.github.lambdaurlguard.localcloud.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.ConnectionObserver.Connection;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private static final HttpResponse ANSWER = HttpResponse.of(200, "text/plain", "");
  private static final Connection CONNECTION = new Connection(40000, 9000);

  private final List<RequestTrace> traces = new ArrayList<>();
  private final TracedConnections connections = new TracedConnections();

  @Test
  void requestOutsideARecording_recordsNothing() {
    Recording.note(Part.CACHE, "", "hit");

    assertThat(Recording.current()).isEmpty();
  }

  @Test
  void hopOnAnotherConnection_belongsToTheRequestThatWasSentThere() {
    answer(
        request -> {
          var departure = connections.depart();
          departure.on(CONNECTION);
          arriveElsewhere();
          departure.over();
          return ANSWER;
        });

    assertThat(traces.getFirst().hops()).hasSize(1);
  }

  @Test
  void connectionWhoseExchangeIsOver_belongsToNobody() {
    answer(
        request -> {
          var departure = connections.depart();
          departure.on(CONNECTION);
          departure.over();
          arriveElsewhere();
          return ANSWER;
        });

    assertThat(traces.getFirst().hops()).isEmpty();
  }

  @Test
  void serviceBehindAnother_isPartOfItsTrace() {
    var inner = new TracedService(request -> ANSWER, traces::add);
    new TracedService(inner, traces::add).answer(request());

    assertThat(traces).hasSize(1);
  }

  @Test
  void hopAfterTheAnswer_isNotRecorded() {
    var recording = new Recording("GET", "/");
    var late = recording.during(() -> Recording.begin(Part.FUNCTION, "Slow"));
    var trace = recording.finish(504);
    late.passed("warm");

    assertThat(trace.hops()).isEmpty();
  }

  @Test
  void fault_isRecordedAs500() {
    assertThatThrownBy(
            () ->
                answer(
                    request -> {
                      throw new IllegalStateException("told to");
                    }))
        .hasMessage("told to");

    assertThat(traces).extracting(RequestTrace::status).containsExactly(500);
  }

  @Test
  void recentRequests_areTheLatestAndBounded() {
    var recent = new RecentRequests(2);
    for (var path : List.of("/1", "/2", "/3")) {
      recent.accept(new Recording("GET", path).finish(200));
    }

    assertThat(recent.all()).extracting(RequestTrace::path).containsExactly("/3", "/2");
  }

  private void arriveElsewhere() {
    var thread =
        Thread.ofVirtual()
            .start(
                () ->
                    connections.arrive(
                        CONNECTION,
                        () -> {
                          Recording.note(Part.SIGNATURE, "", "valid");
                          return ANSWER;
                        }));
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(io.github.lambdaurlguard.localcloud.http.HttpListener.Service service) {
    new TracedService(service, traces::add).answer(request());
  }

  private static HttpRequest request() {
    return new HttpRequest("GET", "/", Optional.empty(), HttpFields.EMPTY, Body.EMPTY, "127.0.0.1");
  }
}
