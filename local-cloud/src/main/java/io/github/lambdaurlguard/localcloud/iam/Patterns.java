package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Document;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The Action, NotAction, Resource or NotResource of a statement. */
record Patterns(String element, List<PolicyText> patterns) {
  private static final Pattern ACTION = Pattern.compile("\\*|[A-Za-z0-9*?-]+:[A-Za-z0-9*?]+");
  private static final Pattern RESOURCE = Pattern.compile("\\*|arn:.+");

  static Optional<Patterns> actions(Document statement) {
    return of(
        statement,
        "Action",
        action -> PolicyText.plain(formed(action, ACTION, "\"*\" or service:Action").text()));
  }

  static Optional<Patterns> resources(Document statement, PolicyLanguage language) {
    return of(
        statement,
        "Resource",
        resource -> language.text(formed(resource, RESOURCE, "\"*\" or an ARN")));
  }

  private static Document formed(Document pattern, Pattern form, String formInWords) {
    if (!form.matcher(pattern.text()).matches()) {
      throw pattern.error("must be " + formInWords + ", not \"" + pattern.text() + '"');
    }
    return pattern;
  }

  /** The element of this name, or the one with "Not" before it, which excludes the first. */
  private static Optional<Patterns> of(
      Document statement, String name, Function<Document, PolicyText> reader) {
    String negatedName = "Not" + name;
    if (statement.has(name) && statement.has(negatedName)) {
      throw statement.error("has both " + name + " and " + negatedName + "; remove one");
    }
    String element = statement.has(negatedName) ? negatedName : name;
    return statement
        .optionalChild(element)
        .map(found -> new Patterns(element, found.items().stream().map(reader).toList()));
  }

  /** Whether they are for the request's action; its case does not matter. */
  boolean matchAction(AccessRequest request) {
    return match(request, pattern -> pattern.matchesIgnoringCase(request.action()));
  }

  boolean matchResource(AccessRequest request) {
    return match(request, pattern -> pattern.matches(request.resource()));
  }

  private boolean match(AccessRequest request, Predicate<Glob> matches) {
    return patterns.stream().flatMap(pattern -> pattern.of(request).stream()).anyMatch(matches)
        != element.startsWith("Not");
  }

  @Override
  public String toString() {
    return element + ' ' + (patterns.size() == 1 ? patterns.getFirst() : patterns);
  }
}
