package io.github.lambdaurlguard.project;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;

/**
 * Texts with which matches of a regular expression begin. The engine itself says which do: those
 * that match, or that might with more behind them. Some random walks through these texts come by
 * every part of an expression.
 */
final class Starts {
  /** One character of each kind; those of the expression itself come on top. */
  private static final String KINDS = "aZ09 \t\n_-.,;:=/\"'*%\u0001\u0085\u00e9";

  private static final int WALKS = 6;
  private static final int LONGEST_WALK = 120;
  private static final int MOST_STEPS = 14;

  /**
   * How many starts count for one place in the expression: the place is told by what may follow.
   */
  private static final int STARTS_OF_A_PLACE = 2;

  private final Matcher matcher;
  private final String alphabet;
  private final Random random = new Random(1);
  private final Map<String, String> following = new HashMap<>();

  Starts(RegularExpression expression) {
    this.matcher = expression.pattern().matcher("");
    this.alphabet =
        (KINDS + expression.text())
            .chars()
            .sorted()
            .distinct()
            .mapToObj(Character::toString)
            .collect(joining());
  }

  String alphabet() {
    return alphabet;
  }

  /** The characters of the alphabet that may follow a start. */
  String following(String start) {
    return following.computeIfAbsent(start, this::tryOut);
  }

  @SuppressWarnings("JdkObsolete") // Here the question is just what Scanner asks of hitEnd().
  private String tryOut(String start) {
    var text = new StringBuilder(start).append(' ');
    var found = new StringBuilder();
    for (int i = 0; i < alphabet.length(); i++) {
      var next = alphabet.charAt(i);
      text.setCharAt(start.length(), next);
      if (matcher.reset(text).matches() || matcher.hitEnd()) {
        found.append(next);
      }
    }
    return found.toString();
  }

  /** The shortest start of each place. */
  List<String> all() {
    var reached = new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(s -> s));
    for (int walk = 0; walk < WALKS; walk++) {
      var text = "";
      reached.add(text);
      while (text.length() < LONGEST_WALK && !following(text).isEmpty()) {
        text += step(text);
        reached.add(text);
      }
    }
    var starts = new ArrayList<String>();
    var places = new HashMap<String, Integer>();
    for (var text : reached) {
      if (places.merge(following(text), 1, Integer::sum) <= STARTS_OF_A_PLACE) {
        starts.add(text);
      }
    }
    return starts;
  }

  /** A next character. All that lead to the same place count as one, so that rare ones come up. */
  private char step(String text) {
    var places = new TreeMap<String, List<Character>>();
    for (char next : choices(text)) {
      places.computeIfAbsent(following(text + next), _ -> new ArrayList<>()).add(next);
    }
    return oneOf(oneOf(List.copyOf(places.values())));
  }

  /** Some of what may follow, letters and digits last: whole classes consist of them. */
  private List<Character> choices(String text) {
    var all = new ArrayList<Character>();
    following(text).chars().forEach(each -> all.add((char) each));
    Collections.shuffle(all, random);
    all.sort(Comparator.comparing(each -> Character.isLetterOrDigit(each)));
    return all.subList(0, Math.min(all.size(), MOST_STEPS));
  }

  private <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
