package io.github.lambdaurlguard.forktests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/your-own-functions.md, followed to the letter, leads to a green build and an answer. */
class DocumentIT {
  @TempDir private Path folder;

  @Test
  void function_addedByHand_isBuiltTestedAndAnswers() throws IOException, InterruptedException {
    var copy = Copy.in(folder);

    assertThat(DocumentedEdits.apply(copy, "docs/your-own-functions.md")).isEqualTo(10);
    // The integration tests of the books know nothing of it.
    copy.verify("-Dit.test=*JarIT", "-Dfailsafe.failIfNoSpecifiedTests=false");

    try (var cloud = RunningCloud.start(copy)) {
      var answer = cloud.send("GET", "/hello", "");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("Hello");
    }
  }
}
