package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests and results as large as Lambda takes them, and a byte larger. */
class PayloadLimitsIT {
  private static final int LIMIT_BYTES = 6 * 1024 * 1024;

  private static LocalCloudProcess cloud;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException, InterruptedException {
    cloud = LocalCloudProcess.start(Workspace.in(folder));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @ParameterizedTest(name = "{0} bytes more than 6 MB -> {1}")
  @CsvSource({"0, 403", "1, 413"})
  void request_over6Megabytes_is413BeforeItsSignatureIsAskedFor(int more, int status)
      throws IOException {
    var response =
        RawHttp.send(cloud.functionUrl(), "POST", "/", List.of(), new byte[LIMIT_BYTES + more]);

    assertThat(response.status()).isEqualTo(status);
  }

  @Test
  void resultOf6Megabytes_isTheResponse() throws IOException {
    var response = RawHttp.get(cloud.distribution(), "/function/bytes/" + LIMIT_BYTES);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).hasSize(LIMIT_BYTES);
  }

  @Test
  void resultOver6Megabytes_is502() throws IOException {
    var response = RawHttp.get(cloud.distribution(), "/function/bytes/" + (LIMIT_BYTES + 1));

    assertThat(response.status()).isEqualTo(502);
    assertThat(cloud.output()).contains("the function's result has over 6291456 bytes");
  }
}
