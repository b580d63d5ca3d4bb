package io.github.lambdaurlguard.localcloud.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.console.JsonLines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console of a local cloud, read again from its state folder. */
class LogsCommandTest {
  @TempDir private Path state;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> said = new ArrayList<>();

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''     | Ready. ; [List] read ; [Signer] signed ; List: failed ; at line 1
          List   | [List] read ; List: failed ; at line 1
          Signer | [Signer] signed
          Other  | ''
          """)
  void lines_areThoseOfTheFunction(String function, String expected) throws IOException {
    sayAll();

    assertThat(run(function.isEmpty() ? new String[0] : new String[] {function})).isZero();

    assertThat(lines()).isEqualTo(expected);
  }

  @Test
  void follow_goesOnWithWhatIsAddedAndWithTheNextRun() throws Exception {
    sayAll();
    var following = Thread.ofPlatform().start(() -> run("--follow", "List"));
    await("at line 1");
    console().line("List", "7", "added");
    save();
    await("added");
    said.clear();
    Files.delete(file());
    console().line("List", "", "anew");
    save();
    await("anew");
    following.interrupt();
    following.join();

    assertThat(lines())
        .isEqualTo("[List] read ; List: failed ; at line 1 ; [List] added ; [List] anew");
  }

  @Test
  void folderWithoutARun_isNamed() {
    assertThat(run()).isEqualTo(1);

    assertThat(out.toString(UTF_8)).contains("no local cloud ran with the state folder " + state);
  }

  private void sayAll() throws IOException {
    var console = console();
    console.line("Ready.");
    console.line("List", "7", "read");
    console.line("Signer", "8", "signed");
    console.problem("List: failed", List.of("at line 1"));
    save();
  }

  private Console console() {
    var console = Console.silent();
    console.read(new JsonLines(said::add));
    return console;
  }

  private void save() throws IOException {
    Files.writeString(file(), String.join("\n", said) + "\n");
  }

  private Path file() {
    return state.resolve("console.jsonl");
  }

  private int run(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--state", state.toString()));
    return LogsCommand.run(new PrintStream(out, true, UTF_8), all.toArray(String[]::new));
  }

  private void await(String text) throws InterruptedException {
    while (!out.toString(UTF_8).contains(text)) {
      Thread.sleep(Duration.ofMillis(20));
    }
  }

  /** What was printed, without the times. */
  private String lines() {
    return String.join(
        " ; ",
        out.toString(UTF_8).lines().map(line -> line.substring("00:00:00.000 ".length())).toList());
  }
}
