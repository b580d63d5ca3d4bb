package io.github.lambdaurlguard.localcloud.iam;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The Action, NotAction, Resource or NotResource of a statement. */
record Patterns(String element, List<String> patterns) {
  private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+");
  private static final Pattern RESOURCE = Pattern.compile("\\*|arn:.+");

  static Optional<Patterns> actions(Element statement) {
    return of(statement, "Action", ACTION, "\"*\" or service:Action");
  }

  static Optional<Patterns> resources(Element statement) {
    return of(statement, "Resource", RESOURCE, "\"*\" or an ARN");
  }

  /** The element of this name, or the one with "Not" before it, which excludes the first. */
  private static Optional<Patterns> of(
      Element statement, String name, Pattern form, String formInWords) {
    String negatedName = "Not" + name;
    if (statement.has(name) && statement.has(negatedName)) {
      throw statement.error("has both " + name + " and " + negatedName + "; remove one");
    }
    String element = statement.has(negatedName) ? negatedName : name;
    for (Element pattern : statement.list(element)) {
      PolicyVariables.refuse(pattern);
      if (!form.matcher(pattern.text()).matches()) {
        throw pattern.error("must be " + formInWords + ", not \"" + pattern.text() + '"');
      }
    }
    return statement.optionalChild(element).map(found -> new Patterns(element, found.texts()));
  }

  boolean match(String text) {
    return match(pattern -> Wildcards.match(pattern, text));
  }

  boolean matchIgnoringCase(String text) {
    return match(pattern -> Wildcards.matchIgnoringCase(pattern, text));
  }

  private boolean match(Predicate<String> matches) {
    return patterns.stream().anyMatch(matches) != element.startsWith("Not");
  }

  @Override
  public String toString() {
    return element + ' ' + (patterns.size() == 1 ? patterns.getFirst() : patterns);
  }
}
