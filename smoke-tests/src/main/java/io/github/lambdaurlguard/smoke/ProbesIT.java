package io.github.lambdaurlguard.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue of probes: asserted where the local cloud answers, recorded where AWS does. */
@Tag("probe")
class ProbesIT {

  private static ProbeTarget target;

  @BeforeAll
  static void readTarget() {
    target = ProbeTarget.fromSystemProperties();
  }

  static List<Probe> probes() {
    return Probes.all();
  }

  @ParameterizedTest
  @MethodSource("probes")
  void probe_isAnsweredAsTheTablesPromise(Probe probe) throws IOException {
    if (Answers.areRecorded()) {
      Answers.record(probe, target);
    } else {
      assertThat(probe.ask(target)).as(probe.question()).isEqualTo(probe.promise());
    }
  }
}
