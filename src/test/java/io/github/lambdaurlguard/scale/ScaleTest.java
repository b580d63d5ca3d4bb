package io.github.lambdaurlguard.scale;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs cost/Scale.java as people do, over the quotas of this repository. */
class ScaleTest {

  @TempDir private static Path folder;

  /** People run the source file as it is, with a JDK from 17 on; that would take seconds a case. */
  @BeforeAll
  static void compile() {
    var compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "--release", "17", "-d", folder.toString(), "cost/Scale.java");
    assertThat(compiled).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "us-east-1=50 eu-west-1=50 | Lambda: requests a second of the account",
        "us-east-1=100 response-ms=2000             | Lambda: concurrency of the account",
        "us-east-1=100 concurrency=5                | Function URL: requests a second of the"
            + " busiest function",
        "us-east-1=100 writes=1 hottest-author=1    | DynamoDB: write units a second of the hottest"
            + " author's key in the index",
        "us-east-1=100 edge-ms=900 response-ms=1    | Lambda@Edge in us-east-1: concurrency",
        "us-east-1=100 response-kb=9000             | CloudFront: gigabits a second of the"
            + " distribution",
        "us-east-1=100 author-lists=1 hottest-author=1 page-kb=1000 | DynamoDB: read units a second"
            + " of the hottest author's key in the index"
      })
  void scale_load_namesTheQuotaThatBindsFirst(String arguments, String quota) throws IOException {
    assertThat(output(0, arguments.split(" ", -1))).contains("First to bind: " + quota + ",");
  }

  @Test
  void scale_regions_areHeldToTheirQuotasOneByOne() throws IOException {
    assertThat(output(0, "us-east-1=12000", "eu-west-1=9000"))
        .contains("Lambda@Edge in us-east-1: requests a second", "120.0 %", "90.0 %", "210.0 %")
        .contains("Also beyond: Lambda@Edge in us-east-1: requests a second.")
        .contains("US dollars a month:");
  }

  @ParameterizedTest
  @CsvSource({"request=1", "writes=2", "eu-central-1", "eu-central-1=many"})
  void scale_unknownArgument_isRefused(String argument) throws IOException {
    assertThat(output(2, argument)).contains("bin/scale: " + argument, "hottest-author=0.05");
  }

  private static String output(int expectedStatus, String... arguments) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        Stream.concat(
                Stream.of(java, "-XX:TieredStopAtLevel=1", "-cp", folder.toString(), "Scale"),
                Stream.of(arguments))
            .toList();
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.onExit().join().exitValue()).as(output).isEqualTo(expectedStatus);
    return output;
  }
}
