package io.github.lambdaurlguard.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Streamed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerHostTest {
  private static final int CALLERS = 8;
  private static final int CALLS_OF_EACH = 200;
  private static final int PATIENCE_SECONDS = 20;

  private final FakeFunctions functions = new FakeFunctions();

  @AfterEach
  void close() {
    functions.close();
  }

  /** An environment is given back only when it has forgotten the invocation before. */
  @Test
  void environmentThatStreams_hasOneInvocationAfterTheOther() throws Exception {
    var function = functions.function("F", call -> streamed(call.event()));
    var calls = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < CALLERS; i++) {
      var event = Body.of("event of caller " + i);
      calls.add(
          () -> {
            int answered = 0;
            for (int call = 0; call < CALLS_OF_EACH; call++) {
              answered += function.invoke(event).equals(new Returned(event)) ? 1 : 0;
            }
            return answered;
          });
    }

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> answered :
          threads.invokeAll(calls, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        assertThat(answered.get()).isEqualTo(CALLS_OF_EACH);
      }
    }
  }

  private static Streamed streamed(Body body) {
    return new Streamed(
        "text/plain",
        new FlowingBody(new ByteArrayInputStream(body.bytes()), OptionalLong.empty()));
  }
}
