package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.ParameterStore.StoredParameter;
import java.util.List;
import java.util.Optional;

/** A parameter as the template declares it. */
public final class Parameter {
  private final String name;
  private final Place place;
  private final ParameterType type;
  private final Optional<String> defaultValue;
  private final String description;
  private final boolean noEcho;
  private final ParameterConstraints constraints;

  Parameter(String name, Properties declaration) {
    this.name = name;
    this.place = declaration.place();
    this.type = ParameterType.of(declaration);
    this.defaultValue = declaration.optionalText("Default");
    this.description = declaration.optionalText("Description").orElse("");
    this.noEcho = declaration.flag("NoEcho", false);
    this.constraints = ParameterConstraints.of(declaration);
    declaration.refuseUnread();
  }

  public String name() {
    return name;
  }

  /** The type as AWS names it, for example {@code AWS::SSM::Parameter::Value<String>}. */
  public String type() {
    return type.toString();
  }

  public Optional<String> defaultValue() {
    return defaultValue;
  }

  public String description() {
    return description;
  }

  public boolean noEcho() {
    return noEcho;
  }

  /** The value that the stack uses: the one passed, or the default, checked and looked up. */
  ParameterValue resolve(StackSettings settings, ParameterStore store) {
    String given =
        Optional.ofNullable(settings.parameterValues().get(name))
            .or(() -> defaultValue)
            .orElseThrow(
                () -> place.error("no value was passed and there is no Default; pass one"));
    check(given);
    if (!type.isStored()) {
      return new ParameterValue(type.items(given), type.isList(), noEcho);
    }
    try {
      return stored(given, settings, store);
    } catch (UnknownUntilApplied _) {
      return ParameterValue.UNKNOWN;
    }
  }

  private ParameterValue stored(String given, StackSettings settings, ParameterStore store) {
    StoredParameter stored =
        store
            .find(given)
            .orElseThrow(
                () ->
                    place.error(
                        "there is no SSM parameter "
                            + shown(given)
                            + " in "
                            + settings.region()
                            + "; create it or pass another name"));
    if (stored.secure()) {
      throw place.error(
          "the SSM parameter "
              + shown(given)
              + " is a SecureString, which no type of parameter takes");
    }
    return new ParameterValue(type.items(stored.value()), type.isList(), noEcho);
  }

  private void check(String given) {
    List<String> items = type.items(given);
    Optional<String> problem =
        items.stream()
            .flatMap(
                item ->
                    constraints.problem(item, type.isNumeric()).stream()
                        .map(text -> "the value " + shown(item) + ' ' + text))
            .findFirst();
    problem.ifPresent(
        text -> {
          throw place.error(text);
        });
  }

  private String shown(String value) {
    return noEcho ? "**** (NoEcho)" : '"' + value + '"';
  }
}
