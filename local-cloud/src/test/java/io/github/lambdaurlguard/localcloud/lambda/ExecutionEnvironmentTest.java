package io.github.lambdaurlguard.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.http.Body;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a process is told that waits when its environment is over. */
class ExecutionEnvironmentTest {
  private final ExecutionEnvironment environment =
      new ExecutionEnvironment(
          TestVersions.version(FunctionVersion.LATEST, true, Duration.ofMinutes(1)),
          null,
          Duration.ofMinutes(1),
          true);

  static Stream<Named<Consumer<ExecutionEnvironment>>> ends() {
    return Stream.of(
        Named.of("retired", ExecutionEnvironment::retire),
        Named.of("ended", environment -> environment.end("ended")));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void snapshot_isNotToGoOn(Consumer<ExecutionEnvironment> end) {
    var wanted = environment.restore();

    end.accept(environment);

    assertThat(wanted).isCompletedWithValue(false);
  }

  @ParameterizedTest
  @MethodSource("ends")
  void processThatWaitsForAnInvocation_getsNone(Consumer<ExecutionEnvironment> end) {
    var next = environment.next(() -> true);

    end.accept(environment);

    assertThat(next).isCompletedWithValue(Optional.empty());
  }

  @Test
  void invocationForAProcessThatHasGone_canRunElsewhere() throws Exception {
    var next = environment.next(() -> false);

    var outcome = environment.invoke("arn", InvocationRequest.of(Body.of("{}")));

    assertThat(outcome).isInstanceOf(InvocationOutcome.Complete.class);
    assertThat(next).isCompletedWithValue(Optional.empty());
    assertThat(environment.endedBeforeItTookTheInvocation()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("ends")
  void processThatAsksTooLate_isToldAtOnce(Consumer<ExecutionEnvironment> end) {
    end.accept(environment);

    assertThat(environment.restore()).isCompletedWithValue(false);
    assertThat(environment.next(() -> true)).isCompletedWithValue(Optional.empty());
  }
}
