package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComputeUtilizationTest {
  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "999,                                         0, the first runs compile the code",
    "1000,                                        1, ten times the limit is too much on any"
        + " machine",
    "5 1000 1000,                                 1, it is told once",
    "99 99 99 99 99 99 99 99 99 99 99,            0, below the limit",
    "150 150 150 150 150 150 150 150 150,         0, nine runs are too few",
    "150 150 150 150 150 150 150 150 150 150 150, 1, over the limit again and again",
    "500 500 500 500 5 5 5 5 5 5,                 0, over the limit at first only",
    "5 5 5 5 5 5 5 5 5 5 150 150 150 150 150 150, 1, over the limit in most of the last ten",
  })
  void warnings_areFewAndCertain(String percentages, int warnings, String reason) {
    var utilization = new ComputeUtilization();

    assertThat(
            Stream.of(percentages.split(" ", -1))
                .map(Integer::parseInt)
                .flatMap(percent -> utilization.add(percent).stream()))
        .describedAs(reason)
        .hasSize(warnings);
  }
}
