package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds everything that a template refers to, and what of it does not exist. */
final class References {
  private final Template template;
  private final List<TemplateException> problems = new ArrayList<>();

  private References(Template template) {
    this.template = template;
  }

  /** Refuses a template that refers to something that it does not have, in any branch. */
  static void check(Template template) {
    References references = new References(template);
    template
        .conditions()
        .values()
        .forEach(condition -> condition.tree().forEach(references::checkInCondition));
    template.resources().values().forEach(references::check);
    template.outputs().values().forEach(references::check);
    if (!references.problems.isEmpty()) {
      throw TemplateException.of(references.problems);
    }
  }

  /** The logical ids that a resource's values and its DependsOn name. */
  static Set<String> of(ResourceDeclaration resource, Template template) {
    Set<String> ids = new LinkedHashSet<>();
    resource.dependsOn().forEach(id -> ids.add(id.text()));
    resource.tree().map(References::target).flatMap(Optional::stream).forEach(ids::add);
    ids.retainAll(template.resources().keySet());
    return ids;
  }

  static Map<String, Set<String>> ofResources(Template template) {
    Map<String, Set<String>> references = new LinkedHashMap<>();
    template
        .resources()
        .forEach((logicalId, resource) -> references.put(logicalId, of(resource, template)));
    return references;
  }

  static Map<String, Set<String>> ofConditions(Template template) {
    Map<String, Set<String>> references = new LinkedHashMap<>();
    template
        .conditions()
        .forEach(
            (name, condition) -> {
              Set<String> names = new LinkedHashSet<>();
              condition
                  .tree()
                  .map(References::condition)
                  .flatMap(Optional::stream)
                  .forEach(names::add);
              references.put(name, names);
            });
    return references;
  }

  private static Optional<String> target(Value value) {
    return switch (value) {
      case Ref ref -> Optional.of(ref.name());
      case GetAtt attribute -> Optional.of(attribute.logicalId());
      default -> Optional.empty();
    };
  }

  private static Optional<String> condition(Value value) {
    return switch (value) {
      case ConditionFunction.Named named -> Optional.of(named.name());
      case If choice -> Optional.of(choice.condition());
      default -> Optional.empty();
    };
  }

  private void check(ResourceDeclaration resource) {
    resource.condition().ifPresent(this::checkConditionName);
    for (Text id : resource.dependsOn()) {
      if (!template.resources().containsKey(id.text())) {
        problems.add(
            id.place().error("there is no resource " + id.shown() + "; correct or remove it"));
      }
    }
    resource.tree().forEach(this::check);
  }

  private void check(OutputDeclaration output) {
    output.condition().ifPresent(this::checkConditionName);
    Stream.concat(Stream.of(output.value()), output.exportName().stream())
        .flatMap(Value::tree)
        .forEach(this::check);
  }

  private void check(Value value) {
    target(value)
        .filter(name -> !isKnown(name, value instanceof Ref))
        .ifPresent(
            name ->
                problems.add(
                    value
                        .place()
                        .error(
                            value.kind()
                                + " names \""
                                + name
                                + "\", which is no "
                                + (value instanceof Ref ? "parameter or resource" : "resource")
                                + " of this template; correct it or add it")));
    checkConditionOf(value);
  }

  private void checkInCondition(Value value) {
    target(value)
        .filter(name -> !template.parameters().containsKey(name))
        .filter(name -> !PseudoParameters.isPseudo(name))
        .ifPresent(
            name ->
                problems.add(
                    value
                        .place()
                        .error(
                            value.kind()
                                + " names \""
                                + name
                                + "\"; conditions can refer only to parameters of this template")));
    checkConditionOf(value);
  }

  private boolean isKnown(String name, boolean parameterAllowed) {
    return template.resources().containsKey(name)
        || (parameterAllowed
            && (template.parameters().containsKey(name) || PseudoParameters.isPseudo(name)));
  }

  private void checkConditionOf(Value value) {
    condition(value).ifPresent(name -> checkConditionName(new Text(name, false, value.place())));
  }

  private void checkConditionName(Text name) {
    if (!template.conditions().containsKey(name.text())) {
      problems.add(
          name.place()
              .error(
                  "there is no condition " + name.shown() + " in Conditions; add or correct it"));
    }
  }
}
