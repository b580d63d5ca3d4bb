package io.github.lambdaurlguard.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @Test
  void scriptOfCommonJs_runsBelowAPackageOfModules(@TempDir Path parent)
      throws IOException, InterruptedException {
    Files.writeString(parent.resolve("package.json"), "{\"type\": \"module\"}");

    try (var folder = RunFolder.in(parent)) {
      var script = folder.write("code/script.js", "process.exit(require('os') ? 7 : 0);");
      var node = new ProcessBuilder("node", script.toString());

      assertThat(node.redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor())
          .isEqualTo(7);
    }
  }
}
