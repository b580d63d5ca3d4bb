package io.github.lambdaurlguard.localcloud.lambda;

import java.util.Map;
import java.util.Optional;

/**
 * How a function's log is written.
 *
 * @param group where it would go
 * @param jsonLevel the least level of its entries, if they are JSON; empty for text
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html">JSON
 *     and plain text log formats</a>
 */
public record LogSettings(String group, Optional<String> jsonLevel) {
  /** A log of text. */
  public LogSettings(String group) {
    this(group, Optional.empty());
  }

  /** The environment variables that tell Lambda's runtimes. */
  Map<String, String> variables() {
    return jsonLevel
        .map(level -> Map.of("AWS_LAMBDA_LOG_FORMAT", "JSON", "AWS_LAMBDA_LOG_LEVEL", level))
        .orElse(Map.of());
  }
}
