package io.github.lambdaurlguard.forktests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function is added, the books go, and what is left is built, tested, and compiled as saved. */
class CommandsIT {
  private static final String HANDLER = "src/main/java/io/github/lambdaurlguard/notes/Notes.java";

  @TempDir private Path folder;

  @Test
  void fork_withAFunctionOfItsOwn_isGreenWithoutTheBooks()
      throws IOException, InterruptedException {
    var copy = Copy.in(folder);

    copy.run("bin/new-function", "notes", "--methods", "GET,PUT,DELETE", "--table");
    copy.run("bin/new-function", "words", "--methods", "GET,POST");
    copy.run("bin/eject-books");

    for (var file : List.of("cloudformation/backend.yaml", "cloudformation/edge.yaml", "pom.xml")) {
      assertThat(copy.read(file)).doesNotContainIgnoringCase("book");
    }
    copy.verify();
    try (var cloud = RunningCloud.start(copy)) {
      assertThat(cloud.send("PUT", "/notes/1", "kept").statusCode()).isEqualTo(200);
      assertThat(cloud.send("GET", "/notes/1", "").body()).isEqualTo("kept");
      assertThat(cloud.send("DELETE", "/notes/1", "").statusCode()).isEqualTo(204);
      assertThat(cloud.send("POST", "/words/a", "text").body()).isEqualTo("POST /a\n");
      assertThat(cloud.send("GET", "/", "").body()).contains("<title>Functions</title>");
      copy.write(
          HANDLER, copy.read(HANDLER).replace("answer(404, \"\")", "answer(404, \"nothing\")"));
      System.out.println(
          "A saved source answered after " + cloud.awaitAnswer("/notes/none", "nothing"));
    }
    copy.run("bin/test", "templates", "smoke");
    copy.run("npm", "run", "--prefix", "frontend", "--silent", "check");
  }
}
