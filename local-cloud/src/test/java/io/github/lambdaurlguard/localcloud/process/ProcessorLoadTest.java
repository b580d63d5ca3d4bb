package io.github.lambdaurlguard.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorLoadTest {
  private double load;
  private long nanos = System.nanoTime();
  private final ProcessorLoad measured = new ProcessorLoad(() -> load, () -> nanos);

  @ParameterizedTest(name = "{0} for {1} ms, then {2} for {3} ms: {4}")
  @CsvSource({
    "0,    600,   0.2,  600, true",
    "1,    600,   0.89, 600, true",
    "0,    600,   0.9,  600, false",
    "0.2,  600,   1,    499, true",
    "1,    600,   0,    499, false",
    "0,   1000,   0,   1999, true",
    "0,   1000,   0,   2000, false",
    "-1,   600,   -1,   600, true"
  })
  void timeToSpare_isWhatTheLastMeasurementSays(
      double first, int firstMillis, double second, int secondMillis, boolean expected) {
    measured.hasTimeToSpare();
    after(firstMillis, first);
    measured.hasTimeToSpare();
    after(secondMillis, second);

    assertThat(measured.hasTimeToSpare()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"0", "1"})
  void firstQuestion_isAnsweredWithNo(double first) {
    load = first;

    assertThat(measured.hasTimeToSpare()).isFalse();
  }

  private void after(int millis, double then) {
    nanos += Duration.ofMillis(millis).toNanos();
    load = then;
  }
}
