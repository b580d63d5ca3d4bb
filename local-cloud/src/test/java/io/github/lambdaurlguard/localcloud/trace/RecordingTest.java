package io.github.lambdaurlguard.localcloud.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.ConnectionObserver.Connection;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.Cure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingTest {
  private static final HttpResponse ANSWER = HttpResponse.of(200, "text/plain", "");
  private static final Connection CONNECTION = new Connection(40000, 9000);

  private final List<RequestTrace> traces = new ArrayList<>();
  private final Console console = Console.silent();
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
    var inner = new TracedService(console, request -> ANSWER, traces::add);
    new TracedService(console, inner, traces::add).answer(request());

    assertThat(traces).hasSize(1);
  }

  @Test
  void hopAfterTheAnswer_isNotRecorded() {
    var recording = new Recording("GET", "/");
    var late = recording.during(() -> Recording.begin(Part.FUNCTION, "Slow"));
    var trace = recording.finish(504, Optional.empty());
    late.passed("warm");

    assertThat(trace.hops()).isEmpty();
  }

  @Test
  void fault_isRecordedAs500() {
    try (var _ = ConsoleProblems.in(console)) {
      answer(
          request -> {
            throw new IllegalStateException("told to");
          });
    }

    assertThat(traces).extracting(RequestTrace::status).containsExactly(500);
    assertThat(traces.getFirst().reason())
        .isEqualTo("internal fault while answering GET /: please report it with these lines");
    assertThat(traces.getFirst().findings().problems().getFirst()).contains("told to");
  }

  @Test
  void recentRequests_areTheLatestAndBounded() {
    var recent = new RecentRequests(2);
    for (var path : List.of("/1", "/2", "/3")) {
      recent.accept(new Recording("GET", path).finish(200, Optional.empty()));
    }

    assertThat(recent.all()).extracting(RequestTrace::path).containsExactly("/3", "/2");
  }

  @Test
  void errors_areNotDrivenOutByOtherRequests() {
    var recent = new RecentRequests(2);
    recent.accept(new Recording("GET", "/error").finish(403, Optional.empty()));
    for (var path : List.of("/1", "/2", "/3")) {
      recent.accept(new Recording("GET", path).finish(200, Optional.empty()));
    }

    assertThat(recent.all()).extracting(RequestTrace::path).containsExactly("/3", "/2", "/error");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reasons")
  void reason_isTheMostExactThatIsKnown(String reason, int status, Runnable work) {
    var recording = new Recording("GET", "/");
    recording.during(
        () -> {
          work.run();
          return ANSWER;
        });

    assertThat(recording.finish(status, Optional.empty()).reason()).isEqualTo(reason);
  }

  static Stream<Arguments> reasons() {
    Runnable failedHop =
        () -> Recording.begin(Part.FUNCTION, "GetBook").failed("cold start, timed out");
    Runnable said = () -> Recording.reason("GetBook: Task timed out");
    Runnable refused =
        () ->
            Recording.cure(
                new Cure(Kind.ADD_STATEMENT, "Signer may not call", "", "", "", Optional.empty()));
    Runnable ownAnswer = () -> Recording.begin(Part.ORIGIN, "GetBook").answered(404);
    return Stream.of(
        Arguments.of("", 200, failedHop),
        Arguments.of("the answer is 404", 404, (Runnable) () -> {}),
        Arguments.of("function GetBook cold start, timed out", 502, failedHop),
        Arguments.of("GetBook answered with 404 itself", 404, ownAnswer),
        Arguments.of("GetBook: Task timed out", 502, both(failedHop, said)),
        Arguments.of("Signer may not call", 403, both(said, refused)));
  }

  private static Runnable both(Runnable one, Runnable other) {
    return () -> {
      one.run();
      other.run();
    };
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
    new TracedService(console, service, traces::add).answer(request());
  }

  private static HttpRequest request() {
    return new HttpRequest("GET", "/", Optional.empty(), HttpFields.EMPTY, Body.EMPTY, "127.0.0.1");
  }
}
