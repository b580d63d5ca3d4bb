package io.github.lambdaurlguard.project;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks for a long text that takes a regular expression long to read, or deep into recursion. From
 * each start that the expression itself suggests, it repeats what may follow there.
 */
final class Attacks {
  /** So many that a quadratic expression reads each of them more often than is allowed. */
  private static final int FEW_CHARACTERS = 1_000;

  /** About as many as CloudFront lets all headers of a request have: 20,480 bytes. */
  private static final int MANY_CHARACTERS = 20_000;

  private static final String NOTHING_ELSE = "\u0000";
  private static final List<String> ENDS = List.of("", NOTHING_ELSE, "\n", "!");
  private static final int PAIRS = 30;

  private final RegularExpression expression;
  private final Pattern pattern;
  private final Starts starts;
  private final Random random = new Random(1);

  private Attacks(RegularExpression expression) {
    this.expression = expression;
    this.pattern = expression.pattern();
    this.starts = new Starts(expression);
  }

  /** What goes wrong with which text, if anything does. */
  static Optional<String> findOn(RegularExpression expression) {
    return new Attacks(expression).find();
  }

  private Optional<String> find() {
    for (var start : starts.all()) {
      for (var repeated : repeated(start)) {
        for (var end : ENDS) {
          var failure = failure(new Attack(start, repeated, FEW_CHARACTERS, end));
          if (failure.isPresent()) {
            return failure;
          }
        }
      }
    }
    return Optional.empty();
  }

  /** Tries a text; one whose end fits nowhere also much longer, if it is read to there. */
  private Optional<String> failure(Attack attack) {
    try {
      if (reads(attack) >= FEW_CHARACTERS && attack.end().equals(NOTHING_ELSE)) {
        reads(attack.longer(MANY_CHARACTERS));
      }
      return Optional.empty();
    } catch (CountedText.TooManyReadsException | StackOverflowError e) {
      return Optional.of("%s with %s".formatted(e, attack));
    }
  }

  private long reads(Attack attack) {
    var compared = new CountedText(attack);
    pattern.matcher(compared).matches();
    if (!expression.searches()) {
      return compared.reads();
    }
    var searched = new CountedText(attack);
    var matcher = pattern.matcher(searched);
    while (matcher.find()) {
      // On to the next.
    }
    return searched.reads();
  }

  /** What may follow a start: single characters, and some pairs. */
  private Set<String> repeated(String start) {
    var repeated = new LinkedHashSet<String>();
    var firsts = expression.searches() ? starts.alphabet() : starts.following(start);
    firsts.chars().forEach(each -> repeated.add(Character.toString(each)));
    for (int i = 0; i < PAIRS && !firsts.isEmpty(); i++) {
      var first = firsts.charAt(random.nextInt(firsts.length()));
      var seconds = starts.following(start + first);
      if (!seconds.isEmpty()) {
        repeated.add("" + first + seconds.charAt(random.nextInt(seconds.length())));
      }
    }
    return repeated;
  }
}
