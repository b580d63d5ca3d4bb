package io.github.lambdaurlguard.cost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Runs cost/Cost.java with round prices of its own, so that people can edit the real ones. */
class CostTest {
  private static final String PRICES =
      """
      cloudfront.requests.million=1
      cloudfront.transfer.gigabyte=0.1
      cloudfront.free.requests=10000000
      cloudfront.free.gigabytes=1000
      edge.requests.million=2
      edge.gigabyte.seconds=0.001
      lambda.requests.million=3
      lambda.gigabyte.seconds=0.0001
      lambda.free.requests=1000000
      lambda.free.gigabyte.seconds=40000
      dynamodb.reads.million=4
      dynamodb.writes.million=5
      api.http.requests.million=6
      api.rest.requests.million=7
      internet.transfer.gigabyte=0.2
      internet.free.gigabytes=100
      """;

  private static final String PLANS =
      """
      plan.Large.month=100
      plan.Large.requests=5000000
      plan.Large.gigabytes=40
      plan.Small.month=1
      plan.Small.requests=1000000
      plan.Small.gigabytes=1
      """;

  /** A row of the table: guard, origin access control, HTTP API, REST API. */
  record Case(String rule, String arguments, String row) {
    @Override
    public String toString() {
      return rule;
    }
  }

  static final List<Case> CASES =
      List.of(
          new Case(
              "CloudFront: requests, and 20 GB", "requests=10e6", "CloudFront 12.00 12.00 - -"),
          new Case(
              "CloudFront: 2 million requests and 1,000 GB beyond what is free",
              "requests=12e6 response-kb=166.66666666666667 free-tier=1",
              "CloudFront 102.00 102.00 - -"),
          new Case(
              "Lambda@Edge: requests, and 1 ms of 128 MB",
              "requests=8e6",
              "Lambda@Edge 17.00 - - -"),
          new Case(
              "Lambda@Edge: whole milliseconds",
              "requests=8e6 edge-ms=1.1",
              "Lambda@Edge 18.00 - - -"),
          new Case(
              "Lambda: requests, and 20 ms of 1 GB", "requests=1e6", "Lambda 5.00 5.00 5.00 5.00"),
          new Case(
              "Lambda: 512 MB cost half",
              "requests=1e6 function-mb=512",
              "Lambda 4.00 4.00 4.00 4.00"),
          new Case(
              "Lambda: 2 million requests and 20,000 GB-s beyond what is free",
              "requests=3e6 free-tier=1",
              "Lambda 8.00 8.00 8.00 8.00"),
          new Case(
              "DynamoDB: nine reads of half a unit, one write of two",
              "requests=1e6",
              "DynamoDB 2.80 2.80 2.80 2.80"),
          new Case(
              "DynamoDB: nothing but writes",
              "requests=1e6 writes=1 write-units=3",
              "DynamoDB 15.00 15.00 15.00 15.00"),
          new Case(
              "API Gateway: an HTTP API and a REST API",
              "requests=1e6",
              "API Gateway - - 6.00 7.00"),
          new Case(
              "API Gateway: an HTTP API counts by 512 KB",
              "requests=1e6 request-kb=513",
              "API Gateway - - 12.00 7.00"),
          new Case("transfer: 200 GB", "requests=1e6 response-kb=200", "transfer - - 40.00 40.00"),
          new Case(
              "transfer: 100 GB beyond what is free",
              "requests=1e6 response-kb=200 free-tier=1",
              "transfer - - 20.00 20.00"),
          new Case("total: all of it", "requests=1e6", "total 11.13 9.00 14.20 15.20"),
          new Case(
              "reads that origin access control signs",
              "requests=1e6 writes=0.25",
              "ReadsBy=OriginAccessControl saves 1.59: only writes are signed at the edge."),
          new Case("plan: its price, and all but CloudFront", "requests=1e6", "Large 109.93"),
          new Case(
              "plan: more gigabytes than its allowance",
              "requests=1e6",
              "Small 10.93 more than its allowance: CloudFront may slow it down"),
          new Case(
              "plan: more requests than its allowance",
              "requests=6e6 response-kb=1",
              "Large 159.55 more than its allowance: CloudFront may slow it down"));

  @TempDir private static Path folder;

  /** People run the source file as it is, with a JDK from 17 on; that would take seconds a case. */
  @BeforeAll
  static void compileAndWritePrices() throws IOException {
    var compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "--release", "17", "-d", folder.toString(), "cost/Cost.java");
    assertThat(compiled).isZero();
    Files.writeString(
        Files.createDirectory(folder.resolve("cost")).resolve("prices.properties"), PRICES);
    Files.writeString(folder.resolve("cost").resolve("plans.properties"), PLANS);
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void cost_month_hasTheRow(Case month) throws IOException {
    assertThat(output(0, month.arguments().split(" ")).lines().map(CostTest::collapsed))
        .contains(month.row());
  }

  @Test
  void cost_unknownName_isRefused() throws IOException {
    assertThat(output(2, "reqests=1"))
        .contains("bin/cost: reqests=1: there is no reqests")
        .contains("requests=1000000");
  }

  @Test
  void cost_moreWritesThanRequests_isRefused() throws IOException {
    assertThat(output(2, "writes=1.5")).contains("writes cannot be 1.5");
  }

  @Test
  void prices_ofThisRepository_areAllThere() throws IOException {
    assertThat(names(Files.readString(Path.of("cost/prices.properties"))))
        .containsExactlyElementsOf(names(PRICES));
  }

  private static List<String> names(String prices) {
    return prices
        .lines()
        .filter(line -> line.contains("=") && !line.startsWith("#"))
        .map(line -> line.substring(0, line.indexOf('=')))
        .toList();
  }

  private static String collapsed(String line) {
    return line.strip().replaceAll(" +", " ");
  }

  private static String output(int expectedStatus, String... arguments) throws IOException {
    var command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    folder.toString(),
                    "Cost"),
                Stream.of(arguments))
            .toList();
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.onExit().join().exitValue()).as(output).isEqualTo(expectedStatus);
    return output;
  }
}
