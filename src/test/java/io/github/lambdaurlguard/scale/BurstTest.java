package io.github.lambdaurlguard.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From 10 to 10,000 requests a second within a moment, as docs/scale.md tells it. */
class BurstTest {

  private static final long SEED = 23;
  private static final int BURST_AT = 10;
  private static final Burst.Load BURST = new Burst.Load(10, 10_000, BURST_AT, 60);

  private static int account;
  private static int scaling;
  private static int requestsPerConcurrency;

  @BeforeAll
  static void readQuotas() throws IOException {
    var quotas = new Properties();
    try (var file = Files.newBufferedReader(Path.of("cost", "quotas.properties"))) {
      quotas.load(file);
    }
    account = quota(quotas, "lambda.concurrency");
    scaling = quota(quotas, "lambda.scaling.environments");
    requestsPerConcurrency = quota(quotas, "lambda.requests.second.per.concurrency");
  }

  private static int quota(Properties quotas, String name) {
    return Integer.parseInt(quotas.getProperty(name));
  }

  private static Burst.Result simulate(int concurrency) {
    return Burst.simulate(
        new Burst.Function(concurrency, scaling, requestsPerConcurrency), BURST, SEED);
  }

  @Test
  void burst_wholeAccount_isThrottledWhileEnvironmentsStart() {
    Burst.Result burst = simulate(account);

    tell("nothing reserved, 1,000 free", burst);
    // 1,000 environments take the first tenth of a second's requests, and start for 0.4 s.
    assertThat(burst.seconds().get(BURST_AT).throttled()).isPositive();
    assertThat(burst.environments()).isEqualTo(account);
    assertThat(burst.recovery(BURST_AT)).isPositive();
  }

  @Test
  void burst_moreConcurrencyThanTheBurst_recoversWithinSeconds() {
    Burst.Result burst = simulate(3 * account);

    tell("nothing reserved, 3,000 free", burst);
    assertThat(burst.failed()).isZero();
    assertThat(burst.recovery(BURST_AT)).isBetween(1, 5);
  }

  /** 100 units are 1,000 requests a second, however short the requests are. */
  @Test
  void burst_hundredReserved_neverRecoversAndServesTenTimesThat() {
    Burst.Result burst = simulate(100);

    tell("100 reserved", burst);
    assertThat(burst.recovery(BURST_AT)).isEqualTo(50);
    assertThat(burst.seconds().get(40).served()).isBetween(990, 1010);
    assertThat(burst.failed()).isGreaterThan(400_000);
  }

  @Test
  void burst_calm_isNeverThrottled() {
    Burst.Result burst = simulate(account);

    assertThat(burst.seconds().subList(0, BURST_AT)).allMatch(second -> second.throttled() == 0);
  }

  @Test
  void burst_sameSeed_isTheSameBurst() {
    assertThat(simulate(100)).isEqualTo(simulate(100));
  }

  /** What docs/scale.md says has to be what comes out here. */
  @ParameterizedTest
  @CsvSource({"1000", "3000", "100"})
  void burst_row_standsInTheDocument(int concurrency) throws IOException {
    assertThat(Files.readString(Path.of("docs", "scale.md"))).contains(row(simulate(concurrency)));
  }

  private static void tell(String name, Burst.Result burst) {
    System.out.println(name + " | " + row(burst));
  }

  private static String row(Burst.Result burst) {
    return "%,d | %,d | %,d | %s |"
        .formatted(
            burst.waiting(),
            burst.throttled(),
            burst.failed(),
            burst.recovery(BURST_AT) == BURST.end() - BURST_AT
                ? "never"
                : burst.recovery(BURST_AT) + " s");
  }
}
