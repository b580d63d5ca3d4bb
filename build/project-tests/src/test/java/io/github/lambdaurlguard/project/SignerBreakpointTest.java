package io.github.lambdaurlguard.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The signer that {@code bin/local --debug-edge} runs, under the debugger of Node.js. */
class SignerBreakpointTest {
  private static final String SIGNER = "io/github/lambdaurlguard/edge/OriginRequestSigner.java";

  @Test
  void breakpointInJava_holds() throws Exception {
    var build = Run.of(command("bin/build", "--debug-edge"));
    assertThat(build.status()).as(build.output()).isZero();

    var line = "String date = platform.now();";
    var run = Run.of(command("node", script(), "target/edge-debug", SIGNER, line));

    assertThat(run.output()).contains("stopped in OriginRequestSigner.java: " + line);
  }

  @Test
  void whatGoesToAws_hasNoMap() throws IOException {
    try (var zip = new ZipFile(new File(Project.ROOT.toFile(), "target/edge.zip"))) {
      assertThat(zip.stream()).extracting(Object::toString).containsExactly("index.js");
    }
  }

  private static String script() throws URISyntaxException {
    return Path.of(SignerBreakpointTest.class.getResource("signer-breakpoint.cjs").toURI())
        .toString();
  }

  private static ProcessBuilder command(String... words) {
    return new ProcessBuilder(words).directory(Project.ROOT.toFile());
  }
}
