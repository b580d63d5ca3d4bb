package io.github.lambdaurlguard.localcloud.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void routes_areCountedApartWithTheirPercentiles() {
    var numbers = new Numbers();
    for (var milliseconds = 1; milliseconds <= 100; milliseconds++) {
      numbers.accept(trace("/getBook/*", milliseconds % 10 == 0 ? 404 : 200, milliseconds));
    }
    numbers.accept(trace("*", 200, 7));

    assertThat(numbers.all())
        .containsExactly(
            new Numbers.OfRoute("*", true, 1, 0, 1, millis(7), millis(7), millis(7), millis(2), 1),
            new Numbers.OfRoute(
                "/getBook/*",
                true,
                100,
                10,
                100,
                millis(50),
                millis(99),
                millis(5050),
                millis(200),
                100));
  }

  private static Duration millis(long count) {
    return Duration.ofMillis(count);
  }

  private static RequestTrace trace(String route, int status, long milliseconds) {
    var hops =
        List.of(
            hop(Part.EDGE, "signed", 2),
            hop(Part.FUNCTION, "warm", 1),
            hop(Part.FUNCTION, "cold start", milliseconds));
    return new RequestTrace(
        1,
        Instant.EPOCH,
        "GET",
        "/",
        status,
        millis(milliseconds),
        hops,
        new Findings(route, true, "", List.of(), List.of()),
        new RequestLines(),
        Optional.empty());
  }

  private static Hop hop(Part part, String outcome, long milliseconds) {
    return new Hop(part, "", outcome, true, Duration.ZERO, millis(milliseconds), Map.of());
  }
}
