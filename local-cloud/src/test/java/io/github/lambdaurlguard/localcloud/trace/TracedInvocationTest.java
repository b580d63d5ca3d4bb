package io.github.lambdaurlguard.localcloud.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.Test;

class TracedInvocationTest {
  private static final String TRACE = "Root=1-00000000-000000000000000000000000;Parent=";
  private static final HttpResponse ANSWER = HttpResponse.of(200, "text/plain", "");

  @Test
  void callOfAFunction_isAHopOfTheRequestThatItWorksFor() {
    var one = new Recording("GET", "/one");
    var other = new Recording("GET", "/other");
    var ofOne = one.during(() -> TracedInvocation.begin("One", "id-1", TRACE + "1".repeat(16)));
    var ofOther =
        other.during(() -> TracedInvocation.begin("Other", "id-2", TRACE + "2".repeat(16)));

    call("2".repeat(16));
    ofOther.close();
    call("2".repeat(16));
    call("3".repeat(16));
    ofOne.close();

    assertThat(one.finish(200, Optional.empty()).hops()).isEmpty();
    assertThat(other.finish(200, Optional.empty()).hops())
        .extracting(Hop::part)
        .containsExactly(Part.DYNAMODB);
  }

  @Test
  void lineReadAfterTheAnswer_belongsToItsRequest() {
    var request = new Recording("GET", "/");
    var invocation = request.during(() -> TracedInvocation.begin("GetBook", "id-1", TRACE));
    invocation.wrote("before");
    invocation.close();
    var trace = request.finish(200, Optional.empty());
    invocation.wrote("after");

    assertThat(trace.lines().all())
        .extracting(LogLine::function, LogLine::requestId, LogLine::text)
        .containsExactly(tuple("GetBook", "id-1", "before"), tuple("GetBook", "id-1", "after"));
  }

  private static void call(String segment) {
    var headers = HttpFields.build().add("X-Amzn-Trace-Id", TRACE + segment + ";Sampled=0");
    TracedInvocation.followed(
            _ -> {
              Recording.note(Part.DYNAMODB, "GetItem", "");
              return ANSWER;
            })
        .answer(new HttpRequest("POST", "/", Optional.empty(), headers, Body.EMPTY, "127.0.0.1"));
  }
}
