package io.github.lambdaurlguard.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartBackoffTest {
  private static final RestartBackoff BACKOFF =
      new RestartBackoff(Duration.ofMillis(100), 4, Duration.ofSeconds(5));

  @Test
  void pause_doublesUntilThereHaveBeenEnough() {
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(BACKOFF::pause).map(Object::toString))
        .containsExactly(
            "Optional[PT0.1S]",
            "Optional[PT0.2S]",
            "Optional[PT0.4S]",
            "Optional[PT0.8S]",
            "Optional.empty");
  }

  @ParameterizedTest(name = "{0} failures, then {1} ms of service -> {2}")
  @CsvSource({"0, 0, 1", "3, 4999, 4", "3, 5000, 1", "0, 60000, 1"})
  void failures_beginAnewAfterGoodService(int before, long served, int failures) {
    assertThat(BACKOFF.failures(before, Duration.ofMillis(served))).isEqualTo(failures);
  }
}
