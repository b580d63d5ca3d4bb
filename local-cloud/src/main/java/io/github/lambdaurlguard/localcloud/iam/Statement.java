package io.github.lambdaurlguard.localcloud.iam;

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

  /** How far a request got in a statement that does not apply to it, and what stopped it. */
  record Mismatch(int progress, String problem) {}

  static Statement of(Element element, int index) {
    element.refuseOtherNames(
        Set.of(
            "Sid",
            "Effect",
            "Principal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition"));
    Element effect = element.child("Effect");
    if (!Set.of("Allow", "Deny").contains(effect.text())) {
      throw effect.error("must be Allow or Deny, not \"" + effect.text() + '"');
    }
    return new Statement(
        element.has("Sid") ? element.child("Sid").text() : Integer.toString(index),
        element.location(),
        effect.text().equals("Allow"),
        element.has("Principal")
            ? Optional.of(Principals.of(element.child("Principal")))
            : Optional.empty(),
        Patterns.of(element, "Action", "NotAction")
            .orElseThrow(() -> element.error("Action is missing; add it")),
        Patterns.of(element, "Resource", "NotResource"),
        element.has("Condition") ? Condition.of(element.child("Condition")) : List.of());
  }

  Optional<Mismatch> mismatch(AccessRequest request) {
    if (!actions.matchIgnoringCase(request.action())) {
      return mismatch(0, "is about other actions");
    }
    if (resources.filter(patterns -> !patterns.match(request.resource())).isPresent()) {
      return mismatch(
          1,
          "allows the action but not on this resource: it has "
              + resources.map(Patterns::toString).orElseThrow());
    }
    if (principals.filter(some -> !some.include(request.principal())).isPresent()) {
      return mismatch(
          2,
          "allows the action but not to this principal: it has "
              + principals.map(Principals::toString).orElseThrow());
    }
    if (allows && principals.filter(some -> some.onlyDelegateTo(request.principal())).isPresent()) {
      return mismatch(
          4, "leaves it to the identity policies of the account, and none of them allows it");
    }
    return conditions.stream()
        .filter(condition -> !condition.holds(request))
        .findFirst()
        .flatMap(
            condition ->
                mismatch(
                    3,
                    "allows the action but its condition "
                        + condition
                        + " does not hold: the request has "
                        + request.value(condition.key()).orElse("no such key")));
  }

  private static Optional<Mismatch> mismatch(int progress, String problem) {
    return Optional.of(new Mismatch(progress, problem));
  }

  @Override
  public String toString() {
    return "statement " + name + " of the policy at " + location;
  }
}
