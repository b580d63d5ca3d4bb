package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A resource to create. */
public final class Resource {
  private final ResourceDeclaration declaration;
  private final Scope scope;
  private final Set<String> dependencies;

  Resource(ResourceDeclaration declaration, Scope scope, Set<String> dependencies) {
    this.declaration = declaration;
    this.scope = scope;
    this.dependencies = Set.copyOf(dependencies);
  }

  public String logicalId() {
    return declaration.logicalId();
  }

  public String type() {
    return declaration.type();
  }

  public Location location() {
    return declaration.place().location();
  }

  /**
   * The properties with all references resolved, as things stand now.
   *
   * @throws TemplateException if a function or a dynamic reference cannot be evaluated, for example
   *     because it refers to a resource that is not created yet
   */
  public Properties properties() {
    return new Properties(scope.resolved(declaration.properties()));
  }

  /**
   * The properties as far as they are known, all but some.
   *
   * @param without the paths of properties that are left out
   * @param unknown the paths of properties that count as unknown, whether they are there or not
   */
  public PartlyKnown properties(Set<String> without, Set<String> unknown) {
    var unknowns = new Unknowns();
    var known = unknowns.filled(scope.resolved(declaration.properties()));
    return new PartlyKnown(
        new Properties(Unknowns.replaced(pruned(known, without), unknown)),
        FreeForm.of(known),
        unknowns);
  }

  private static Mapping pruned(Mapping mapping, Set<String> without) {
    Map<String, Value> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (name, entry) -> {
              if (!without.contains(entry.place().path())) {
                entries.put(name, pruned(entry, without));
              }
            });
    return new Mapping(entries, mapping.place());
  }

  private static Value pruned(Value value, Set<String> without) {
    return switch (value) {
      case Mapping mapping -> pruned(mapping, without);
      case Sequence(var items, var place) ->
          new Sequence(items.stream().map(item -> pruned(item, without)).toList(), place);
      default -> value;
    };
  }

  /** The logical ids of the resources of its template that it refers to or depends on. */
  public Set<String> dependencies() {
    return dependencies;
  }

  /** Properties in which values may be missing because they are unknown until they are applied. */
  public static final class PartlyKnown {
    private final Properties properties;
    private final Object document;
    private final Unknowns unknowns;

    private PartlyKnown(Properties properties, Object document, Unknowns unknowns) {
      this.properties = properties;
      this.document = document;
      this.unknowns = unknowns;
    }

    /** The properties, with some text in the place of each unknown value. */
    public Properties properties() {
      return properties;
    }

    /** All of them, as {@code Map<String, Object>}, {@code List<Object>} and {@code String}. */
    public Object document() {
      return document;
    }

    /** Whether no value is unknown. */
    public boolean isComplete() {
      return unknowns.isEmpty();
    }

    /** Whether a problem may be gone when all values are known. */
    public boolean explain(TemplateException problem) {
      return unknowns.explain(problem);
    }
  }

  /** An error about the resource as a whole. */
  public TemplateException error(String problem) {
    return declaration.place().error(problem);
  }

  @Override
  public String toString() {
    return logicalId() + " (" + type() + ")";
  }
}
