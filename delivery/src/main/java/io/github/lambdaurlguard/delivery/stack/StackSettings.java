package io.github.lambdaurlguard.delivery.stack;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How CloudFormation is to work on stacks.
 *
 * @param role the ARN of the role that it acts in, or the caller's own
 * @param tags of the stacks and of what they make; without any, they stay as they are
 * @param express whether it ends before resources have settled everywhere
 * @param monitoring how long a stack's own alarms may still take an update back; without a time,
 *     they do not
 */
public record StackSettings(
    Optional<String> role,
    Map<String, String> tags,
    boolean express,
    Optional<Duration> monitoring) {

  /** Of a command that makes no change set. */
  public static StackSettings of(Optional<String> role) {
    return new StackSettings(role, Map.of(), false, Optional.empty());
  }
}
