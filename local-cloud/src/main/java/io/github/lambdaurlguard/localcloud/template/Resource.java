package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Text;

/** A resource to create. */
public final class Resource {
  private static final String DYNAMIC_REFERENCE = "{{resolve:";

  private final ResourceDeclaration declaration;
  private final Scope scope;

  Resource(ResourceDeclaration declaration, Scope scope) {
    this.declaration = declaration;
    this.scope = scope;
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
   * @throws TemplateException if a function cannot be evaluated, for example because it refers to a
   *     resource that is not created yet
   */
  public Properties properties() {
    Mapping properties = scope.mapping(declaration.properties());
    properties
        .tree()
        .filter(value -> value instanceof Text text && text.text().contains(DYNAMIC_REFERENCE))
        .findFirst()
        .ifPresent(
            value -> {
              throw value
                  .place()
                  .error(
                      "dynamic references ({{resolve:...}}) are not implemented by the local cloud;"
                          + " use a parameter");
            });
    return new Properties(properties);
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
