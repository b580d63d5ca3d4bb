package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.ConditionFunction.Combination;
import io.github.lambdaurlguard.localcloud.template.ConditionFunction.Equals;
import io.github.lambdaurlguard.localcloud.template.ConditionFunction.Not;
import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds references to what does not exist, all of them in one go. */
final class ReferenceCheck {
  private final Template template;
  private final List<TemplateException> problems = new ArrayList<>();

  private ReferenceCheck(Template template) {
    this.template = template;
  }

  /** What a template refers to and does not declare, in any branch. */
  static List<TemplateException> declared(Template template) {
    ReferenceCheck check = new ReferenceCheck(template);
    template
        .conditions()
        .values()
        .forEach(condition -> condition.tree().forEach(check::inCondition));
    template.rules().values().forEach(rule -> rule.tree().forEach(check::inRule));
    template.resources().values().forEach(check::resource);
    for (OutputDeclaration output : template.outputs().values()) {
      check.conditionName(output.condition());
      output.values().flatMap(Value::tree).forEach(check::value);
    }
    return check.problems;
  }

  /** The references to resources whose condition does not hold. */
  static List<TemplateException> created(Template template, Scope scope) {
    ReferenceCheck check = new ReferenceCheck(template);
    Stream<Value> resourceValues =
        template.resources().values().stream()
            .filter(resource -> scope.holds(resource.condition()))
            .flatMap(ResourceDeclaration::values);
    Stream<Value> outputValues =
        template.outputs().values().stream()
            .filter(output -> scope.holds(output.condition()))
            .flatMap(OutputDeclaration::values);
    Stream.concat(resourceValues, outputValues)
        .flatMap(value -> chosen(value, scope))
        .forEach(value -> check.isCreated(value, scope));
    template.resources().values().stream()
        .filter(resource -> scope.holds(resource.condition()))
        .flatMap(resource -> resource.dependsOn().stream())
        .forEach(id -> check.isCreated("DependsOn", id.text(), id, scope));
    return check.problems;
  }

  private static Stream<Value> chosen(Value value, Scope scope) {
    return value instanceof If choice
        ? chosen(choice.chosen(scope), scope)
        : Stream.concat(
            Stream.of(value), value.children().stream().flatMap(child -> chosen(child, scope)));
  }

  private void resource(ResourceDeclaration resource) {
    conditionName(resource.condition());
    for (Text id : resource.dependsOn()) {
      if (!template.resources().containsKey(id.text())) {
        problem(id, "there is no resource " + id.shown() + "; correct or remove it");
      }
    }
    resource.values().flatMap(Value::tree).forEach(this::value);
  }

  private void value(Value value) {
    switch (value) {
      case Ref ref when !isParameter(ref.name()) && !isResource(ref.name()) ->
          unknown(value, ref.name(), "parameter or resource");
      case GetAtt attribute when !isResource(attribute.logicalId()) ->
          unknown(value, attribute.logicalId(), "resource");
      case If choice ->
          conditionName(Optional.of(new Text(choice.condition(), false, choice.place())));
      case Membership _ -> problem(value, value.kind() + " is allowed only in Rules");
      case ConditionFunction function ->
          problem(
              value,
              function.kind() + " is allowed only in Conditions; name a condition in Fn::If");
      default -> {}
    }
  }

  private void inCondition(Value value) {
    switch (value) {
      case Ref ref when !isParameter(ref.name()) -> unknown(value, ref.name(), "parameter");
      case ConditionFunction.Named named ->
          conditionName(Optional.of(new Text(named.name(), false, named.place())));
      case GetAtt _, If _, ImportValue _, Cidr _ ->
          problem(value, value.kind() + " is not allowed in Conditions; use parameters");
      case Membership _ -> problem(value, value.kind() + " is allowed only in Rules");
      default -> {}
    }
  }

  /** A rule sees nothing but parameters, and is there before conditions are decided. */
  private void inRule(Value value) {
    switch (value) {
      case Ref ref when !isParameter(ref.name()) -> unknown(value, ref.name(), "parameter");
      case Ref _, Membership _, Equals _, Not _, Combination _ -> {}
      case Intrinsic _ ->
          problem(value, value.kind() + " is not allowed in Rules; use Ref of parameters");
      default -> {}
    }
  }

  private void isCreated(Value value, Scope scope) {
    References.target(value).ifPresent(name -> isCreated(value.kind(), name, value, scope));
  }

  private void isCreated(String what, String name, Value value, Scope scope) {
    Optional.ofNullable(template.resources().get(name))
        .filter(resource -> !scope.holds(resource.condition()))
        .ifPresent(
            resource ->
                problem(
                    value,
                    what
                        + " names \""
                        + resource.logicalId()
                        + "\", which is not created because its condition "
                        + resource.condition().map(Text::text).orElseThrow()
                        + " does not hold; "
                        + (what.equals("DependsOn")
                            ? "give this resource the same condition, or leave it to a Ref"
                            : "use Fn::If with the same condition")));
  }

  private boolean isParameter(String name) {
    return template.parameters().containsKey(name) || PseudoParameters.isPseudo(name);
  }

  private boolean isResource(String name) {
    return template.resources().containsKey(name);
  }

  private void conditionName(Optional<Text> name) {
    name.filter(text -> !template.conditions().containsKey(text.text()))
        .ifPresent(
            text ->
                problem(
                    text,
                    "there is no condition " + text.shown() + " in Conditions; correct or add it"));
  }

  private void unknown(Value value, String name, String kind) {
    problem(
        value,
        value.kind()
            + " names \""
            + name
            + "\", which is not a "
            + kind
            + " of this template; correct or add it");
  }

  private void problem(Value value, String problem) {
    problems.add(value.place().error(problem));
  }
}
