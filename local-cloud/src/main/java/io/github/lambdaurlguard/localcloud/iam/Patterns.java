package io.github.lambdaurlguard.localcloud.iam;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The Action, NotAction, Resource or NotResource of a statement. */
record Patterns(String element, List<String> patterns) {

  /** Of two elements that exclude each other, the one that is there. */
  static Optional<Patterns> of(Element statement, String name, String negatedName) {
    if (statement.has(name) && statement.has(negatedName)) {
      throw statement.error("has both " + name + " and " + negatedName + "; remove one");
    }
    String element = statement.has(negatedName) ? negatedName : name;
    return statement.has(element)
        ? Optional.of(new Patterns(element, literal(statement.child(element)).texts()))
        : Optional.empty();
  }

  /** Refuses policy variables, which would have to be replaced before a comparison. */
  static Element literal(Element element) {
    for (Element item : element.items()) {
      if (item.text().contains("${")) {
        throw item.error(
            "policy variables are not implemented by the local cloud: \"" + item.text() + '"');
      }
    }
    return element;
  }

  boolean match(String text) {
    return patterns.stream().anyMatch(pattern -> Wildcards.match(pattern, text))
        != element.startsWith("Not");
  }

  boolean matchIgnoringCase(String text) {
    Patterns lower =
        new Patterns(
            element, patterns.stream().map(pattern -> pattern.toLowerCase(Locale.ROOT)).toList());
    return lower.match(text.toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return element + ' ' + (patterns.size() == 1 ? patterns.getFirst() : patterns);
  }
}
