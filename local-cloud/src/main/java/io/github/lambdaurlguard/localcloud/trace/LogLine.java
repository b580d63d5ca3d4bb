package io.github.lambdaurlguard.localcloud.trace;

import java.time.Instant;

/**
 * A line that a function wrote.
 *
 * @param requestId of the invocation
 */
public record LogLine(Instant time, String function, String requestId, String text) {}
