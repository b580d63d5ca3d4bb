package io.github.lambdaurlguard.localcloud.process;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code cat} answers each line, so that its silence shows that it is stopped. */
class FreezerTest {
  private static final int LONG_SECONDS = 60;
  private static final int SHORT_MILLIS = 300;

  private final Freezer freezer = Freezer.start(QUIET);
  private final Process cat = new ProcessBuilder("cat").start();
  private final BufferedReader answers = cat.inputReader();

  FreezerTest() throws IOException {}

  @AfterEach
  void end() {
    freezer.close();
    cat.destroyForcibly();
  }

  @Test
  void frozenProcess_isSilentUntilItIsThawed() throws Exception {
    freezer.freeze(cat);
    var answer = ask("a");
    assertThat(
            answer.copy().completeOnTimeout("silence", SHORT_MILLIS, TimeUnit.MILLISECONDS).get())
        .isEqualTo("silence");

    freezer.thaw(cat);

    assertThat(answer.get(LONG_SECONDS, TimeUnit.SECONDS)).isEqualTo("a");
  }

  @Test
  void frozenProcess_canBeKilled() throws Exception {
    freezer.freeze(cat);

    cat.destroyForcibly();

    assertThat(cat.waitFor(LONG_SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void watchedProcess_goesOnWhenTheFreezerEnds() throws Exception {
    freezer.watch(cat);
    freezer.freeze(cat);
    var answer = ask("a");

    freezer.close();

    assertThat(answer.get(LONG_SECONDS, TimeUnit.SECONDS)).isEqualTo("a");
  }

  @Test
  void processThatHasEnded_isLeftAlone() throws Exception {
    cat.destroyForcibly();
    cat.waitFor();

    assertThatCode(
            () -> {
              freezer.freeze(cat);
              freezer.thaw(cat);
              freezer.freeze(null);
            })
        .doesNotThrowAnyException();
  }

  private CompletableFuture<String> ask(String line) throws IOException {
    cat.outputWriter().write(line + "\n");
    cat.outputWriter().flush();
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return answers.readLine();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
