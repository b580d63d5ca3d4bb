package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A part of a document in a template, such as a policy, with its place: to read, and to refuse. */
public final class Document {
  private final Value value;

  Document(Value value) {
    this.value = value;
  }

  /**
   * A document that stands in no template.
   *
   * @param document maps, lists and texts
   * @param location what messages name for each of its parts
   */
  public static Document of(Object document, Location location) {
    return new Document(value(document, new Place(location, "")));
  }

  private static Value value(Object document, Place place) {
    return switch (document) {
      case Map<?, ?> object -> {
        var entries = new LinkedHashMap<String, Value>();
        object.forEach(
            (name, entry) ->
                entries.put(name.toString(), value(entry, place.child(name.toString()))));
        yield new Mapping(entries, place);
      }
      case List<?> list -> {
        var items = new ArrayList<Value>();
        list.forEach(item -> items.add(value(item, place.child(Integer.toString(items.size())))));
        yield new Sequence(items, place);
      }
      default -> new Text(document.toString(), false, place);
    };
  }

  public TemplateException error(String problem) {
    return value.place().error(problem);
  }

  public Location location() {
    return value.place().location();
  }

  public String text() {
    return value.asText().text();
  }

  /** The names within an object, in its order. */
  public Set<String> names() {
    return entries().keySet();
  }

  public boolean has(String name) {
    return entries().containsKey(name);
  }

  public Document child(String name) {
    return optionalChild(name).orElseThrow(() -> error(name + " is missing; add it"));
  }

  public Optional<Document> optionalChild(String name) {
    return Optional.ofNullable(entries().get(name)).map(Document::new);
  }

  public boolean isText() {
    return value instanceof Text;
  }

  /** The items of a list; what is not a list stands for a list of one. */
  public List<Document> items() {
    if (!(value instanceof Sequence(var items, _))) {
      return List.of(this);
    }
    if (items.isEmpty()) {
      throw error("must not be empty; add an item");
    }
    return items.stream().map(Document::new).toList();
  }

  public List<String> texts() {
    return items().stream().map(Document::text).toList();
  }

  /** The items of a child; none if there is no such child. */
  public List<Document> list(String name) {
    return optionalChild(name).map(Document::items).orElse(List.of());
  }

  public List<String> texts(String name) {
    return optionalChild(name).map(Document::texts).orElse(List.of());
  }

  public void refuseOtherNames(Set<String> known) {
    entries()
        .forEach(
            (name, entry) -> {
              if (!known.contains(name)) {
                throw entry.place().error(Properties.UNREAD);
              }
            });
  }

  private Map<String, Value> entries() {
    return value.asMapping().entries();
  }
}
