package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An origin's path stands before each path that the origin is asked for. */
class OriginPathIT {
  private static LocalCloudProcess cloud;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException, InterruptedException {
    var workspace = Workspace.in(folder);
    Files.createDirectory(folder.resolve("site/live"));
    Files.writeString(folder.resolve("site/live/a.txt"), "live");
    workspace.writeTemplate(
        Workspace.template()
            .replace(
                "          - Id: Site\n", "          - Id: Site\n            OriginPath: /live\n")
            .replace(
                "          - Id: Function\n",
                "          - Id: Function\n            OriginPath: /stage\n"));
    cloud = LocalCloudProcess.start(workspace);
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void bucket_isAskedForTheObjectBelowThePath() throws IOException {
    assertThat(RawHttp.get(cloud.distribution(), "/a.txt").body()).isEqualTo("live");
    assertThat(RawHttp.get(cloud.distribution(), "/app.js").status()).isEqualTo(403);
  }

  /** The signer is shown the path apart, and signs both. */
  @Test
  void customOrigin_isAskedBelowThePath() throws IOException {
    var response = RawHttp.get(cloud.distribution(), "/function/x");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).contains("\"rawPath\":\"/stage/x\"");
  }
}
