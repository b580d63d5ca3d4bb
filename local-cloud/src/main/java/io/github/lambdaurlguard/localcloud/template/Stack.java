package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A template with its parameters, ready to create resource by resource.
 *
 * <p>The caller takes {@link #resourcesInOrder}, creates each and says with {@link #created} what
 * Ref and Fn::GetAtt answer for it from then on; after the last it can ask for {@link #outputs}.
 */
public final class Stack {
  private static final Pattern EXPORT_NAME = Pattern.compile("[A-Za-z0-9:-]{1,255}");

  private final Template template;
  private final StackSettings settings;
  private final Scope scope;
  private final List<Resource> resources;
  private final List<TemplateException> problems;

  private Stack(
      Template template,
      StackSettings settings,
      Scope scope,
      List<Resource> resources,
      List<TemplateException> problems) {
    this.problems = problems;
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
    Stack stack = evaluateAll(template, settings, parameterStore, exports);
    if (!stack.problems.isEmpty()) {
      throw TemplateException.of(stack.problems);
    }
    return stack;
  }

  /**
   * The same for a stack that may have problems, so that more of them can be found: {@link
   * #problems} tells those of this step, and what depends on them is unknown.
   *
   * @throws TemplateException if the conditions cannot be decided
   * @throws UnknownUntilApplied if a condition or rule depends on a value that is not known yet
   */
  public static Stack evaluateAll(
      Template template, StackSettings settings, ParameterStore parameterStore, Exports exports) {
    List<TemplateException> problems = new ArrayList<>();
    boolean whole = template.problems().isEmpty();
    // What a member was left out for is told already.
    if (whole) {
      problems.addAll(ReferenceCheck.declared(template));
    }
    DependencyOrder conditions =
        DependencyOrder.of(
            References.betweenConditions(template),
            name -> template.conditions().get(name).place());
    if (!conditions.circles().isEmpty()) {
      problems.addAll(conditions.circles());
      throw TemplateException.of(problems);
    }
    Map<String, Set<String>> dependencies = References.betweenResources(template);
    DependencyOrder order =
        DependencyOrder.of(dependencies, name -> template.resources().get(name).place());
    problems.addAll(order.circles());
    Scope scope =
        new Scope(
            settings,
            parameterValues(template, settings, parameterStore, problems),
            template.mappings(),
            parameterStore,
            exports);
    if (!whole || !problems.isEmpty()) {
      scope.incomplete();
    }
    decide(template, conditions.names(), scope, problems);
    if (whole && problems.isEmpty()) {
      problems.addAll(ReferenceCheck.created(template, scope));
    }
    if (!problems.isEmpty()) {
      scope.incomplete();
    }
    List<Resource> resources =
        order.names().stream()
            .map(template.resources()::get)
            .filter(declaration -> scope.holds(declaration.condition()))
            .map(
                declaration ->
                    new Resource(declaration, scope, dependencies.get(declaration.logicalId())))
            .toList();
    return new Stack(template, settings, scope, resources, List.copyOf(problems));
  }

  private static void decide(
      Template template, List<String> conditions, Scope scope, List<TemplateException> problems) {
    try {
      template.rules().values().forEach(rule -> rule.check(scope));
      for (String name : conditions) {
        scope.decided(name, template.conditions().get(name).holds(scope));
      }
    } catch (TemplateException e) {
      problems.add(e);
    } catch (UnknownUntilApplied e) {
      if (!scope.isIncomplete()) {
        throw e;
      }
    }
  }

  /** What was wrong when the stack was evaluated. */
  public List<TemplateException> problems() {
    return problems;
  }

  public StackSettings settings() {
    return settings;
  }

  /** How the template writes what comes out as this text, if one reference does. */
  public Optional<String> reference(String text) {
    return scope.reference(text);
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

  /**
   * What the stack tells of itself.
   *
   * @param isSecret whether it holds a secret or a parameter that is not to be echoed
   */
  public record Output(
      String key,
      String value,
      Optional<String> description,
      Optional<String> exportName,
      boolean isSecret) {}

  /**
   * The outputs whose condition holds and that are known.
   *
   * @throws TemplateException with all that cannot be evaluated
   */
  public List<Output> outputs() {
    List<Output> outputs = new ArrayList<>();
    List<TemplateException> broken = new ArrayList<>();
    liveOutputs()
        .forEach(
            (key, output) -> {
              try {
                outputs.add(output(key, output));
              } catch (TemplateException e) {
                broken.add(e);
              } catch (UnknownUntilApplied _) {
                // It is there when it is known.
              }
            });
    if (!broken.isEmpty()) {
      throw TemplateException.of(broken);
    }
    return outputs;
  }

  private Output output(String key, OutputDeclaration declaration) {
    return new Output(
        key,
        text(declaration.value()),
        declaration.description(),
        declaration.exportName().map(this::text),
        scope.text(declaration.value()).secret());
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
      exports.put(exportName(name), text(value));
    } catch (UnknownUntilApplied _) {
      // Whoever imports it waits, too.
    }
  }

  private String exportName(Value name) {
    String text = text(name);
    if (!EXPORT_NAME.matcher(text).matches()) {
      throw name.place()
          .error(
              "\""
                  + text
                  + "\" is not a valid name: the Name field of every Export member must consist"
                  + " only of alphanumeric characters, colons, or hyphens");
    }
    return text;
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
      Template template,
      StackSettings settings,
      ParameterStore store,
      List<TemplateException> problems) {
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
        .forEach(
            (name, parameter) -> {
              try {
                values.put(name, parameter.resolve(settings, store));
              } catch (TemplateException e) {
                problems.add(e);
                values.put(name, ParameterValue.UNKNOWN);
              }
            });
    return values;
  }
}
