package io.github.lambdaurlguard.delivery.proof;

import io.github.lambdaurlguard.delivery.account.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs the probes, which are in the jar of the smoke tests, and reads what they were answered. */
public final class ProbeRun {

  /** What names a caller: keys in the environment would go before a profile. */
  private static final Set<String> IDENTITY =
      Set.of("AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

  /** Far above the minutes that they take: none waits longer than a minute. */
  private static final long MINUTES_MAXIMUM = 45;

  private ProbeRun() {}

  /**
   * Asks. Whatever is answered, or is not, is no failure.
   *
   * @param addresses what stands where, as the local cloud writes it
   * @param environment credentials: the caller's, and a file with those of the roles
   */
  public static List<Answer> ask(Path addresses, Map<String, String> environment)
      throws IOException, InterruptedException {
    var answers = Files.createTempFile("answers", ".jsonl");
    try {
      var builder =
          SmokeTestsJar.process(
              addresses,
              List.of("probe.answers=" + answers),
              List.of("--include-tag=probe", "--details=none"));
      builder.environment().keySet().removeAll(IDENTITY);
      builder.environment().putAll(environment);
      var probes = builder.start();
      if (!probes.waitFor(MINUTES_MAXIMUM, TimeUnit.MINUTES)) {
        probes.destroyForcibly();
      }
      var found = ProofReport.answers(answers);
      if (found.isEmpty()) {
        throw Failure.of("the probes ended without one answer: see above.");
      }
      return found;
    } finally {
      Files.delete(answers);
    }
  }
}
