package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A template with its parameters, ready to create resource by resource.
 *
 * <p>The caller takes {@link #resourcesInOrder}, creates each and says with {@link #created} what
 * Ref and Fn::GetAtt answer for it from then on; after the last it can ask for {@link #outputs}.
 */
public final class Stack {
  private final Template template;
  private final StackSettings settings;
  private final Scope scope;
  private final List<Resource> resources;

  private Stack(Template template, StackSettings settings, Scope scope, List<Resource> resources) {
    this.template = template;
    this.settings = settings;
    this.scope = scope;
    this.resources = resources;
  }

  /** A stack that imports nothing from other stacks. */
  public static Stack evaluate(
      Template template, StackSettings settings, ParameterStore parameterStore) {
    return evaluate(template, settings, parameterStore, name -> Optional.empty());
  }

  /**
   * Resolves the parameters and conditions of a stack and orders its resources.
   *
   * @throws TemplateException if a parameter is missing, unknown or not allowed, or if the template
   *     refers to something that does not exist or to itself in a circle
   * @throws UnknownUntilApplied if a condition or rule depends on a value that is not known yet
   */
  public static Stack evaluate(
      Template template, StackSettings settings, ParameterStore parameterStore, Exports exports) {
    ReferenceCheck.declared(template);
    List<String> conditionOrder =
        DependencyOrder.of(
            References.betweenConditions(template),
            name -> template.conditions().get(name).place());
    Map<String, Set<String>> dependencies = References.betweenResources(template);
    List<String> resourceOrder =
        DependencyOrder.of(dependencies, name -> template.resources().get(name).place());
    Scope scope =
        new Scope(
            settings,
            parameterValues(template, settings, parameterStore),
            template.mappings(),
            parameterStore,
            exports);
    template.rules().values().forEach(rule -> rule.check(scope));
    for (String name : conditionOrder) {
      scope.decided(name, template.conditions().get(name).holds(scope));
    }
    ReferenceCheck.created(template, scope);
    List<Resource> resources =
        resourceOrder.stream()
            .map(template.resources()::get)
            .filter(declaration -> scope.holds(declaration.condition()))
            .map(
                declaration ->
                    new Resource(declaration, scope, dependencies.get(declaration.logicalId())))
            .toList();
    return new Stack(template, settings, scope, resources);
  }

  public StackSettings settings() {
    return settings;
  }

  /** The resources whose condition holds: dependencies first, otherwise as in the template. */
  public List<Resource> resourcesInOrder() {
    return resources;
  }

  public void created(Resource resource, String ref, Map<String, String> attributes) {
    scope.created(resource.logicalId(), ref, attributes);
  }

  /** The resource waits until more is known; what refers to it does, too. */
  public void postponed(Resource resource) {
    scope.postponed(resource.logicalId());
  }

  /** The outputs whose condition holds, once all resources are created. */
  public Map<String, String> outputs() {
    Map<String, String> outputs = new LinkedHashMap<>();
    liveOutputs().forEach((name, output) -> outputs.put(name, text(output.value())));
    return Collections.unmodifiableMap(outputs);
  }

  /**
   * The outputs that other stacks may import and that are known, by the names under which they are
   * exported.
   */
  public Map<String, String> exports() {
    Map<String, String> exports = new LinkedHashMap<>();
    for (OutputDeclaration output : liveOutputs().values()) {
      output.exportName().ifPresent(name -> addIfKnown(exports, name, output.value()));
    }
    return Collections.unmodifiableMap(exports);
  }

  private void addIfKnown(Map<String, String> exports, Value name, Value value) {
    try {
      exports.put(text(name), text(value));
    } catch (UnknownUntilApplied _) {
      // Whoever imports it waits, too.
    }
  }

  private Map<String, OutputDeclaration> liveOutputs() {
    Map<String, OutputDeclaration> live = new LinkedHashMap<>(template.outputs());
    live.values().removeIf(output -> !scope.holds(output.condition()));
    return live;
  }

  private String text(Value value) {
    Text text = scope.text(value);
    DynamicReference.refuse(text.text(), value.place());
    return text.text();
  }

  private static Map<String, ParameterValue> parameterValues(
      Template template, StackSettings settings, ParameterStore store) {
    settings
        .parameterValues()
        .keySet()
        .forEach(
            name -> {
              if (!template.parameters().containsKey(name)) {
                throw new Place(new Location(template.file().toString(), 1, 1), "Parameters")
                    .error(
                        "there is no parameter \""
                            + name
                            + "\" to pass a value for; the template has "
                            + template.parameters().keySet());
              }
            });
    Map<String, ParameterValue> values = new LinkedHashMap<>();
    template
        .parameters()
        .forEach((name, parameter) -> values.put(name, parameter.resolve(settings, store)));
    return values;
  }
}
