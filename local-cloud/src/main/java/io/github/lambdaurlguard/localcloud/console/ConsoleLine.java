package io.github.lambdaurlguard.localcloud.console;

import java.time.Instant;

/**
 * What was said on the console at once: a line, or a few.
 *
 * @param source the child process or service that wrote it; the empty string for the local cloud
 * @param requestId of the invocation in which a function wrote it; the empty string for none
 * @param text without what a terminal would obey
 */
public record ConsoleLine(Instant time, Kind kind, String source, String requestId, String text) {
  /** What it is. */
  public enum Kind {
    /** What happens. */
    MESSAGE,
    /** What is wrong. */
    PROBLEM,
    /** What a child process or a service wrote. */
    OUTPUT,
    /** A request and its way. */
    REQUEST
  }
}
