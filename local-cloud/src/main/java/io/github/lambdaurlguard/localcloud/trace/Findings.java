package io.github.lambdaurlguard.localcloud.trace;

import java.util.List;

/**
 * What is known of a request beside its way.
 *
 * @param route the behaviour or the function URL that it fell under; the empty string for none
 * @param api whether the route leads to a function
 * @param reason why it failed, in one line; the empty string if nobody said so
 * @param problems what the console said of it, in order
 * @param cures what would let it in, where IAM refused it
 */
public record Findings(
    String route, boolean api, String reason, List<String> problems, List<Cure> cures) {
  public static final Findings NONE = new Findings("", false, "", List.of(), List.of());
}
