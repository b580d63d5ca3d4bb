package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Document;
import io.github.lambdaurlguard.localcloud.template.Location;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One statement of a policy. */
record Statement(
    String name,
    Location location,
    boolean allows,
    Optional<Principals> principals,
    Patterns actions,
    Optional<Patterns> resources,
    List<Condition> conditions) {
  private static final Set<String> ELEMENTS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");

  static Statement of(Document element, int index, PolicyLanguage language) {
    element.refuseOtherNames(ELEMENTS);
    Document effect = element.child("Effect");
    if (!effect.text().equals("Allow") && !effect.text().equals("Deny")) {
      throw effect.error("must be Allow or Deny, not \"" + effect.text() + '"');
    }
    return new Statement(
        element.optionalChild("Sid").map(Document::text).orElse(Integer.toString(index)),
        element.location(),
        effect.text().equals("Allow"),
        element.optionalChild("Principal").map(Principals::of),
        Patterns.actions(element).orElseThrow(() -> element.error("Action is missing; add it")),
        Patterns.resources(element, language),
        element
            .optionalChild("Condition")
            .map(condition -> Condition.of(condition, language))
            .orElse(List.of()));
  }

  /** Why the statement does not apply to a request; empty if it does. */
  Optional<Mismatch> mismatch(AccessRequest request) {
    if (!actions.matchAction(request)) {
      return mismatch(Mismatch.Part.ACTION, "does not have the action");
    }
    if (resources.filter(patterns -> !patterns.matchResource(request)).isPresent()) {
      return mismatch(
          Mismatch.Part.RESOURCE,
          "allows the action but not on this resource: it has " + resources.orElseThrow());
    }
    if (principals.filter(some -> !some.include(request.principal())).isPresent()) {
      return mismatch(
          Mismatch.Part.PRINCIPAL,
          "allows the action but not to this principal: it has " + principals.orElseThrow());
    }
    if (allows && principals.filter(some -> some.onlyDelegateTo(request.principal())).isPresent()) {
      return mismatch(
          Mismatch.Part.PRINCIPAL,
          "names the account, which leaves it to the role's own policies: name the role in it, or"
              + " allow the action in a policy of the role");
    }
    return conditions.stream()
        .filter(condition -> !condition.holds(request))
        .findFirst()
        .flatMap(
            condition ->
                mismatch(
                    Mismatch.Part.CONDITION,
                    "allows the action but its condition "
                        + condition
                        + " does not hold: the request has "
                        + request.value(condition.key()).orElse("no such key")));
  }

  private Optional<Mismatch> mismatch(Mismatch.Part part, String problem) {
    return Optional.of(new Mismatch(part, this, this + " " + problem));
  }

  @Override
  public String toString() {
    return "statement " + name + " at " + location;
  }
}
