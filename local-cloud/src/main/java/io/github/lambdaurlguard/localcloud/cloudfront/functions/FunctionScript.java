package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import io.github.lambdaurlguard.localcloud.lambda.Worker;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What runs a CloudFront function: a process of Node.js, without a role, which can call nothing.
 *
 * @param folder holds the code, {@value #FILE}, and what is in its key value store
 */
public record FunctionScript(String label, String arn, Path folder) implements Worker {
  /** The code's name in its folder. */
  public static final String FILE = "function.js";

  /**
   * A CloudFront function has a millisecond of processor time; a process on a busy laptop needs
   * more. What is not done after this is in an endless loop.
   */
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  @Override
  public Object identity() {
    return this;
  }

  @Override
  public Duration timeout() {
    return TIMEOUT;
  }

  @Override
  public List<String> command(Installation installation) {
    return List.of(
        installation.node(),
        "--disallow-code-generation-from-strings",
        installation.script("cloudfront-function.cjs").toString(),
        folder.toString());
  }

  @Override
  public Map<String, String> variables() {
    return Map.of("TZ", ":UTC");
  }
}
