package io.github.lambdaurlguard.smoke;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long first answers take. More calls at once than a function has environments: Lambda restores
 * a snapshot for each of the others.
 */
@Tag("probe")
class FirstAnswersProbesIT {

  private static final int CALLS = 20;

  @Test
  void callsAtOnce_moreThanThereAreEnvironments_areTimed() throws Exception {
    assumeTrue(Answers.areRecorded(), "NOT run: nothing asks for times");
    var addresses = Addresses.fromSystemProperties();
    assumeTrue(addresses.certificate().isEmpty(), "NOT run: the local cloud restores no snapshots");
    var route = Stream.of(Route.values()).findFirst().orElseThrow();
    var start = System.nanoTime();

    var milliseconds = timed(route, URI.create(addresses.api() + route.distributionPath()));

    assertThat(milliseconds).isNotEmpty();
    Answers.recordMeasurement(
        "first-answers",
        "How long do %d calls of %s at once take, most of them after a restore?"
            .formatted(CALLS, route.logicalId()),
        "p50: %d ms; slowest: %d ms; answered: %d of %d"
            .formatted(
                milliseconds.get(milliseconds.size() / 2),
                milliseconds.getLast(),
                milliseconds.size(),
                CALLS),
        start);
  }

  /** The times of those that the function answered, in ascending order: throttled ones are none. */
  private static List<Long> timed(Route route, URI address)
      throws InterruptedException, ExecutionException {
    Callable<Long> call =
        () -> {
          var begun = System.nanoTime();
          var status = Http.request().request(route.method(), address).statusCode();
          var time = NANOSECONDS.toMillis(System.nanoTime() - begun);
          return status == route.statusOfTheFunction() ? time : -1;
        };
    var calls = new ArrayList<Future<Long>>();
    var times = new ArrayList<Long>();
    try (var threads = Executors.newFixedThreadPool(CALLS)) {
      for (int i = 0; i < CALLS; i++) {
        calls.add(threads.submit(call));
      }
      for (var future : calls) {
        times.add(future.get());
      }
    }
    times.removeIf(time -> time < 0);
    times.sort(null);
    return times;
  }
}
