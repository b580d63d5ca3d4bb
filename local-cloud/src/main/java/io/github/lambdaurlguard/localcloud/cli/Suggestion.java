package io.github.lambdaurlguard.localcloud.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody may have meant who typed something else. */
final class Suggestion {
  /** Letters that were left out, added or replaced; two that changed places are two. */
  private static final int MOST_DIFFERENCES = 3;

  private Suggestion() {}

  /** The word that differs least, if it does not differ too much. */
  static Optional<String> of(String typed, Collection<String> words) {
    return words.stream()
        .sorted()
        .filter(word -> differences(typed, word) <= MOST_DIFFERENCES)
        .min(Comparator.comparingInt(word -> differences(typed, word)));
  }

  /** Levenshtein's distance. */
  private static int differences(String one, String other) {
    var above = new int[other.length() + 1];
    for (var i = 0; i <= one.length(); i++) {
      var row = new int[other.length() + 1];
      row[0] = i;
      for (var j = 1; j <= other.length(); j++) {
        var replaced =
            i == 0 ? j : above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = i == 0 ? j : Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[other.length()];
  }
}
