package io.github.lambdaurlguard.localcloud.template;

/** A resource to create. */
public final class Resource {
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
   * @throws TemplateException if a function or a dynamic reference cannot be evaluated, for example
   *     because it refers to a resource that is not created yet
   */
  public Properties properties() {
    return new Properties(scope.resolved(declaration.properties()));
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
