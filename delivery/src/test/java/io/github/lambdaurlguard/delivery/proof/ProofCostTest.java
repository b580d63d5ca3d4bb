package io.github.lambdaurlguard.delivery.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a proof costs at most, by the prices that people may edit. */
class ProofCostTest {

  private static final Path PRICES = Path.of("../cost/prices.properties");

  @TempDir private Path folder;

  @Test
  void bound_atTodaysPrices_isUnderADollar() throws IOException {
    assertThat(ProofCost.read(PRICES).bound()).isBetween(0.05, 1.0);
  }

  @Test
  void bound_withAHigherPrice_isHigher() throws IOException {
    for (var name :
        new String[] {
          "lambda.gigabyte.seconds", "edge.requests.million", "cloudfront.transfer.gigabyte"
        }) {
      var dearer =
          Files.writeString(
              folder.resolve("prices.properties"), Files.readString(PRICES) + name + "=1000\n");

      assertThat(ProofCost.read(dearer).bound()).as(name).isGreaterThan(2);
    }
  }
}
