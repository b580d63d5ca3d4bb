package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.junit.RunningCloud;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Requests and results as large as Lambda takes them, and a byte larger. The limit of results, with
 * quotes and escapes, is recorded by localstack/localstack at 8b9a79f05,
 * test_lambda_too_large_response, and in the log of anomalyco/console issue 63 (2025-10-29).
 */
@TestStack
class PayloadLimitsIT {
  private static final int LIMIT_BYTES = 6 * 1024 * 1024;
  private static final int RESULT_LIMIT_BYTES = 6_291_556;

  private static RunningCloud cloud;

  @BeforeAll
  static void cloud(RunningCloud running) {
    cloud = running;
  }

  @ParameterizedTest(name = "{0} bytes more than 6 MB -> {1}")
  @CsvSource({"0, 403", "1, 413"})
  void request_over6Megabytes_is413BeforeItsSignatureIsAskedFor(int more, int status)
      throws IOException {
    var response =
        RawHttp.send(
            cloud.functionUrl("Function"), "POST", "/", List.of(), new byte[LIMIT_BYTES + more]);

    assertThat(response.status()).isEqualTo(status);
    if (status == 413) {
      assertThat(response.headers())
          .contains("x-amzn-errortype: requestentitytoolargeexception")
          .contains("content-type: application/json");
      assertThat(response.body())
          .isEqualTo(
              "{\"Message\":\"Request must be smaller than 6291456 bytes for the InvokeFunction"
                  + " operation\"}");
    }
  }

  @Test
  void resultOfTheLimit_isTheResponseWithoutItsQuotes() throws IOException {
    var response = RawHttp.get(cloud.distribution(), "/function/bytes/" + RESULT_LIMIT_BYTES);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).hasSize(RESULT_LIMIT_BYTES - 2);
  }

  @Test
  void resultOverTheLimit_is502() throws IOException {
    var response = RawHttp.get(cloud.distribution(), "/function/bytes/" + (RESULT_LIMIT_BYTES + 1));

    assertThat(response.status()).isEqualTo(502);
    assertThat(response.body()).isEqualTo("Internal Server Error");
    assertThat(cloud.console())
        .contains("Response payload size (6291557 bytes) exceeded maximum allowed payload size");
  }
}
