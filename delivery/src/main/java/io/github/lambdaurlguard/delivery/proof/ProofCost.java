package io.github.lambdaurlguard.delivery.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** What a proof costs at most, by the prices of bin/cost: each number of it is rounded up. */
public final class ProofCost {

  private static final double MILLION = 1e6;

  /** Requests: the smoke tests and the probes send under two thousand, some twice. */
  private static final int REQUESTS = 5_000;

  /** Gigabytes that leave AWS: 6 MB are the most that a probe gets. */
  private static final double GIGABYTES = 0.5;

  /** Seconds that a function is billed for a request, the coldest start included. */
  private static final double SECONDS = 2;

  private static final double GIGABYTES_OF_MEMORY = 1;
  private static final double SECONDS_AT_THE_EDGE = 0.5;
  private static final double GIGABYTES_AT_THE_EDGE = 0.128;

  /** The functions' alarms, for a day; CloudWatch takes 0.10 dollars a month for one. */
  private static final double ALARMS = 60 * 0.10 / 30;

  private final Properties prices;

  private ProofCost(Properties prices) {
    this.prices = prices;
  }

  /** Reads the prices. */
  public static ProofCost read(Path file) throws IOException {
    var prices = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      prices.load(reader);
    }
    return new ProofCost(prices);
  }

  /** US dollars, without anything that is free. */
  public double bound() {
    return REQUESTS / MILLION * price("cloudfront.requests.million")
        + GIGABYTES * (price("cloudfront.transfer.gigabyte") + price("internet.transfer.gigabyte"))
        + REQUESTS / MILLION * price("edge.requests.million")
        + REQUESTS * SECONDS_AT_THE_EDGE * GIGABYTES_AT_THE_EDGE * price("edge.gigabyte.seconds")
        + REQUESTS / MILLION * price("lambda.requests.million")
        + REQUESTS * SECONDS * GIGABYTES_OF_MEMORY * price("lambda.gigabyte.seconds")
        + REQUESTS / MILLION * (price("dynamodb.reads.million") + price("dynamodb.writes.million"))
        + ALARMS;
  }

  private double price(String name) {
    return Double.parseDouble(prices.getProperty(name));
  }
}
