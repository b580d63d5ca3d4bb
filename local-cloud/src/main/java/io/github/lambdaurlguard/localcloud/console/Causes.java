package io.github.lambdaurlguard.localcloud.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;

/** Why something failed, down to the first cause. */
public final class Causes {
  private Causes() {}

  /** The message of a failure and, each in a line of its own, those of its causes. */
  public static String of(Throwable failure) {
    var lines = new ArrayList<String>();
    var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
    for (var each = failure; each != null && seen.add(each); each = each.getCause()) {
      var message = Optional.ofNullable(each.getMessage()).orElse(each.getClass().getSimpleName());
      // What wraps a failure without a message of its own repeats it.
      if (lines.stream().noneMatch(line -> line.contains(message))) {
        lines.add(message);
      }
    }
    return String.join("\n  because: ", lines);
  }
}
