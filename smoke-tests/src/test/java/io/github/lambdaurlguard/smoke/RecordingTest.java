package io.github.lambdaurlguard.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** What becomes of tests that are probes by themselves. */
class RecordingTest {

  private static final String FILE = "probe.answers";

  @TempDir private Path folder;
  private final SummaryGeneratingListener listener = new SummaryGeneratingListener();

  @BeforeEach
  void record() {
    System.setProperty(FILE, folder.resolve("answers.jsonl").toString());
  }

  @AfterEach
  void recordNoMore() {
    System.clearProperty(FILE);
  }

  @Test
  void outcome_whileAnswersAreRecorded_isTheAnswerAndNoFailure() throws IOException {
    run();

    assertThat(listener.getSummary().getTestsFailedCount()).isZero();
    var answers = new ArrayList<Map<String, Object>>();
    for (var line : Files.readAllLines(folder.resolve("answers.jsonl"))) {
      answers.add(JSON.std.mapFrom(line));
    }
    assertThat(answers)
        .extracting("id", "question", "rule", "source", "local", "answer", "failure")
        .containsExactlyInAnyOrder(
            tuple("even 2", "Is 2 even?", "numbers", "Euclid", "yes", "yes", ""),
            tuple("even 3", "Is 3 even?", "numbers", "Euclid", "yes", "no: odd", ""),
            tuple("slow", "Is it there in time?", "", "us", "yes", "no: too late", ""),
            tuple("broken", "Does it answer?", "", "us", "yes", "", "connection reset"));
  }

  @Test
  void outcome_whileNothingIsRecorded_isTheTests() {
    recordNoMore();

    run();

    assertThat(listener.getSummary().getTestsFailedCount()).isEqualTo(3);
    assertThat(folder).isEmptyDirectory();
  }

  private void run() {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(Sample.class)).build(),
            listener);
  }

  @ExtendWith(Recording.class)
  static class Sample {

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    @Asks(id = "even", question = "Is %s even?", rule = "numbers", source = "Euclid")
    void number_isEven(int number) {
      if (number % 2 != 0) {
        throw new AssertionError("\nodd\nand more\n");
      }
    }

    @Test
    @Asks(id = "slow", question = "Is it there in time?", source = "us")
    void condition_comesInTime() {
      throw new ConditionTimeoutException("too late");
    }

    @Test
    @Asks(id = "broken", question = "Does it answer?", source = "us")
    void connection_holds() throws IOException {
      throw new IOException("connection reset");
    }

    @Test
    @Asks(id = "skipped", question = "Is it asked?", source = "us")
    void question_isNotAsked() {
      assumeThat(false).isTrue();
    }
  }
}
