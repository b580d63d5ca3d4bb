package io.github.lambdaurlguard.localcloud.template;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A value of a template with its place. Evaluating replaces every {@link Intrinsic}. */
sealed interface Value {
  Place place();

  /** What an error message calls it. */
  String kind();

  List<Value> children();

  /** This value and all values within it. */
  default Stream<Value> tree() {
    return Stream.concat(Stream.of(this), children().stream().flatMap(Value::tree));
  }

  /** The same text as if it stood where the reference to it is; errors are to name that place. */
  default Value at(Place referencePlace) {
    return switch (this) {
      case Text(var text, var secret, _) -> new Text(text, secret, referencePlace);
      case Unknown _ -> new Unknown(referencePlace);
      default -> this;
    };
  }

  default Text asText() {
    refuseUnknown();
    if (this instanceof Text text) {
      return text;
    }
    throw place().error("must be text, not " + kind());
  }

  default Sequence asSequence() {
    refuseUnknown();
    if (this instanceof Sequence sequence) {
      return sequence;
    }
    throw place().error("must be a list, not " + kind());
  }

  default Mapping asMapping() {
    refuseUnknown();
    if (this instanceof Mapping mapping) {
      return mapping;
    }
    throw place().error("must be an object, not " + kind());
  }

  private void refuseUnknown() {
    if (this instanceof Unknown) {
      throw new UnknownUntilApplied();
    }
  }

  /** Text, a number or a boolean: templates do not tell them apart. */
  record Text(String text, boolean secret, Place place) implements Value {

    @Override
    public String kind() {
      return "text";
    }

    @Override
    public List<Value> children() {
      return List.of();
    }

    /** The text for a message; one that came out of a NoEcho parameter stays hidden. */
    String shown() {
      return secret ? "****" : '"' + text + '"';
    }

    @Override
    public String toString() {
      return shown();
    }
  }

  record Sequence(List<Value> items, Place place) implements Value {

    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public List<Value> children() {
      return items;
    }
  }

  record Mapping(Map<String, Value> entries, Place place) implements Value {

    @Override
    public String kind() {
      return "an object";
    }

    @Override
    public List<Value> children() {
      return List.copyOf(entries.values());
    }
  }

  /** What {@code AWS::NoValue} evaluates to: the property or list item is left out. */
  record NoValue(Place place) implements Value {

    @Override
    public String kind() {
      return "AWS::NoValue";
    }

    @Override
    public List<Value> children() {
      return List.of();
    }
  }

  /** What depends on the answer of a custom resource that has not answered yet. */
  record Unknown(Place place) implements Value {

    @Override
    public String kind() {
      return "unknown until it is applied";
    }

    @Override
    public List<Value> children() {
      return List.of();
    }
  }

  /** A function call or reference, checked for its form when the template was read. */
  non-sealed interface Intrinsic extends Value {
    Value evaluate(Scope scope);
  }
}
