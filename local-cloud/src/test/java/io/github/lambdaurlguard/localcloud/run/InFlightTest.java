package io.github.lambdaurlguard.localcloud.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private final InFlight inFlight = new InFlight();

  @Test
  void drain_waitsForWhoIsUnderWay() throws InterruptedException {
    assertThat(inFlight.enter()).isTrue();
    var drain = Thread.ofVirtual().start(() -> inFlight.drain(Duration.ofSeconds(30)));
    assertThat(drain.join(Duration.ofMillis(100))).isFalse();
    inFlight.leave();

    assertThat(drain.join(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void drain_waitsNotForever() {
    inFlight.enter();
    inFlight.drain(Duration.ofMillis(10));

    assertThat(inFlight.enter()).isFalse();
  }

  @Test
  void drained_letsNobodyIn() {
    inFlight.drain(Duration.ZERO);

    assertThat(inFlight.enter()).isFalse();
  }
}
