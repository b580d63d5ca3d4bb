package io.github.lambdaurlguard.localcloud.lambda;

import static io.github.lambdaurlguard.localcloud.lambda.TestLambda.ARN;
import static io.github.lambdaurlguard.localcloud.lambda.TestLambda.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a function learns of how it was invoked: as $LATEST, as a version, or by an alias. */
class VersionsIT {
  @TempDir private Path folder;
  private TestLambda lambda;

  @BeforeEach
  void create() throws IOException {
    lambda = new TestLambda(folder);
    var function =
        lambda.function(
            """
            exports.handler = async (event, { functionVersion, invokedFunctionArn }) => ({
              functionVersion,
              invokedFunctionArn,
              variable: process.env.AWS_LAMBDA_FUNCTION_VERSION,
              pid: process.pid,
            });
            """);
    lambda.functions().addAlias(lambda.publish(function), "live");
  }

  @AfterEach
  void stop() {
    lambda.close();
  }

  @ParameterizedTest(name = "\"{0}\" -> {1}")
  @CsvSource({"'', $LATEST", ":$LATEST, $LATEST", ":1, 1", ":live, 1"})
  void qualifier_leadsToItsVersionAndStandsInTheInvokedArn(String qualifier, String version)
      throws IOException {
    var function = lambda.functions().function(ARN + qualifier).orElseThrow();

    assertThat(JSON.std.mapFrom(text(function)))
        .containsEntry("functionVersion", version)
        .containsEntry("variable", version)
        .containsEntry("invokedFunctionArn", ARN + qualifier);
  }

  @Test
  void version_sharesItsEnvironmentsWithItsAliasesAndNotWithLatest() throws IOException {
    assertThat(pid(":live")).isEqualTo(pid(":1")).isNotEqualTo(pid(""));
  }

  @Test
  void unknownQualifier_isNoFunction() {
    assertThat(lambda.functions().function(ARN + ":2")).isEmpty();
  }

  private Object pid(String qualifier) throws IOException {
    return JSON.std
        .mapFrom(text(lambda.functions().function(ARN + qualifier).orElseThrow()))
        .get("pid");
  }
}
