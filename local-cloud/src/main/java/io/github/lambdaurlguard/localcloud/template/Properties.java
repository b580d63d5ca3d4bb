package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An object of a template, read property by property. It remembers which properties were read, so
 * that {@link #refuseUnread} can refuse what nobody implements instead of ignoring it.
 *
 * <p>A value that is unknown until it is applied passes all checks here: the properties are read
 * again when it is known.
 */
public final class Properties {
  static final String UNREAD =
      "is not implemented by the local cloud; leave it out here, or correct its spelling if AWS has"
          + " no such property";
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");

  private final Mapping mapping;
  private final Set<String> read = new HashSet<>();
  private final IdentityHashMap<Value, Properties> handedOut = new IdentityHashMap<>();

  Properties(Mapping mapping) {
    this.mapping = mapping;
  }

  public boolean has(String name) {
    return mapping.entries().containsKey(name);
  }

  public Set<String> names() {
    return mapping.entries().keySet();
  }

  public String text(String name) {
    return required(name).asText().text();
  }

  public Optional<String> optionalText(String name) {
    return value(name).map(value -> value.asText().text());
  }

  /**
   * A text that must have a form.
   *
   * @param problem what is wrong with a text that has another
   */
  public String matching(String name, Pattern form, String problem) {
    String text = text(name);
    if (!form.matcher(text).matches() && !Unknowns.isIn(text)) {
      throw error(name, "\"" + text + "\" " + problem);
    }
    return text;
  }

  /** A text; empty while it is unknown. */
  public Optional<String> known(String name) {
    return Optional.of(text(name)).filter(text -> !Unknowns.isIn(text));
  }

  /** A text that must be one of those allowed. */
  public String oneOf(String name, String... allowed) {
    Text text = required(name).asText();
    if (Unknowns.isIn(text.text())) {
      return allowed[0];
    }
    if (!List.of(allowed).contains(text.text())) {
      throw error(
          name,
          text.shown()
              + " is not implemented by the local cloud; use one of "
              + String.join(", ", allowed));
    }
    return text.text();
  }

  /** As {@link #oneOf}, of a property that may be missing. */
  public Optional<String> optionalOneOf(String name, String... allowed) {
    return has(name) ? Optional.of(oneOf(name, allowed)) : Optional.empty();
  }

  public int integer(String name) {
    Text text = required(name).asText();
    if (Unknowns.isIn(text.text())) {
      return 1;
    }
    if (!INTEGER.matcher(text.text()).matches()) {
      throw error(name, "must be an integer, not " + text.shown());
    }
    return Integer.parseInt(text.text());
  }

  public int integer(String name, int otherwise) {
    return has(name) ? integer(name) : otherwise;
  }

  /** An integer within bounds, both included. */
  public int integer(String name, int otherwise, int least, int most) {
    var value = integer(name, otherwise);
    if (value < least || value > most) {
      throw error(name, "%d is not from %d to %d".formatted(value, least, most));
    }
    return value;
  }

  public boolean flag(String name, boolean otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    Text text = required(name).asText();
    if (Unknowns.isIn(text.text())) {
      return otherwise;
    }
    return switch (text.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw error(name, "must be true or false, not " + text.shown());
    };
  }

  public Properties object(String name) {
    return handOut(required(name));
  }

  public Optional<Properties> optionalObject(String name) {
    return value(name).map(this::handOut);
  }

  /** A list of objects; empty if absent. */
  public List<Properties> objects(String name) {
    return items(name).stream().map(this::handOut).toList();
  }

  /** A list of texts; empty if absent. A single text is an error, as in CloudFormation. */
  public List<String> texts(String name) {
    return items(name).stream().map(item -> item.asText().text()).toList();
  }

  /** An object whose values are texts; empty if absent. */
  public Map<String, String> textMap(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    value(name)
        .ifPresent(
            value ->
                value
                    .asMapping()
                    .entries()
                    .forEach((key, item) -> texts.put(key, item.asText().text())));
    return Collections.unmodifiableMap(texts);
  }

  /**
   * A free-form value as {@code Map<String, Object>}, {@code List<Object>} and {@code String}. As
   * in the events of custom resources, numbers and booleans are text.
   */
  public Object document(String name) {
    return FreeForm.of(required(name));
  }

  /** A free-form value with its places. */
  public Document located(String name) {
    return new Document(required(name));
  }

  public Optional<Object> optionalDocument(String name) {
    return value(name).map(FreeForm::of);
  }

  /** Accepts properties that make no difference on one machine, whatever they hold. */
  public void withoutLocalEffect(String... names) {
    read.addAll(List.of(names));
  }

  /** The same object, all of which makes no difference on one machine. */
  public Properties withoutLocalEffect() {
    read.addAll(names());
    return this;
  }

  /** Refuses the properties, at any depth, that nobody has read. */
  public void refuseUnread() {
    List<TemplateException> unread = unread().toList();
    if (!unread.isEmpty()) {
      throw TemplateException.of(unread);
    }
  }

  private Stream<TemplateException> unread() {
    return mapping.entries().entrySet().stream()
        .flatMap(
            entry ->
                read.contains(entry.getKey())
                    ? Stream.concat(
                            Stream.of(entry.getValue()), entry.getValue().children().stream())
                        .flatMap(part -> Stream.ofNullable(handedOut.get(part)))
                        .flatMap(Properties::unread)
                    : Stream.of(entry.getValue().place().error(UNREAD)));
  }

  public TemplateException error(String name, String problem) {
    return place(name).error(problem);
  }

  public Location location() {
    return mapping.place().location();
  }

  /** Where a property is, or where the object is that lacks it. */
  public Location location(String name) {
    return place(name).location();
  }

  Place place() {
    return mapping.place();
  }

  Value required(String name) {
    return value(name).orElseThrow(() -> error(name, "is missing; add this property"));
  }

  Optional<Value> value(String name) {
    read.add(name);
    return Optional.ofNullable(mapping.entries().get(name));
  }

  private Place place(String name) {
    return Optional.ofNullable(mapping.entries().get(name))
        .map(Value::place)
        .orElseGet(() -> mapping.place().child(name));
  }

  private List<Value> items(String name) {
    return value(name)
        .filter(value -> !(value instanceof Text text && Unknowns.isIn(text.text())))
        .map(value -> value.asSequence().items())
        .orElse(List.of());
  }

  private Properties handOut(Value value) {
    return handedOut.computeIfAbsent(value, object -> new Properties(object.asMapping()));
  }
}
