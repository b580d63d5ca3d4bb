package io.github.lambdaurlguard.localcloud.trace;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one part did with a request.
 *
 * @param subject which behaviour, function or origin it was; the empty string where there is only
 *     one
 * @param outcome what came of it, in a few words
 * @param passed false if this is where something went wrong, or where the request was refused
 * @param start since the request arrived
 * @param details longer texts by title, for example a canonical request; never a secret
 */
public record Hop(
    Part part,
    String subject,
    String outcome,
    boolean passed,
    Duration start,
    Duration duration,
    Map<String, String> details) {

  /** How this hop made a request end with a status, in words. */
  String failure(int status) {
    if (part == Part.ORIGIN && outcome.equals(Integer.toString(status))) {
      return subject + " answered with " + status + " itself";
    }
    return Stream.of(part.title(), subject, outcome)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
