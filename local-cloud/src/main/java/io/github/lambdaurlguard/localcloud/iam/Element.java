package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Location;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A part of a policy document with its place, for reading it and for errors about it. */
record Element(Object value, String path, Location location) {

  TemplateException error(String problem) {
    return new TemplateException(location, path, problem);
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw error("must be text");
  }

  /** The names within an object, in its order. */
  List<String> names() {
    return object().keySet().stream().map(String::valueOf).toList();
  }

  boolean has(String name) {
    return object().containsKey(name);
  }

  Element child(String name) {
    if (!has(name)) {
      throw error(name + " is missing; add it");
    }
    return new Element(object().get(name), path.isEmpty() ? name : path + '/' + name, location);
  }

  Optional<Element> optionalChild(String name) {
    return has(name) ? Optional.of(child(name)) : Optional.empty();
  }

  /** The items of a list; what is not a list stands for a list of one. */
  List<Element> items() {
    if (!(value instanceof List<?> list)) {
      return List.of(this);
    }
    if (list.isEmpty()) {
      throw error("must not be empty; add an item");
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> new Element(list.get(i), path + '/' + i, location))
        .toList();
  }

  List<String> texts() {
    return items().stream().map(Element::text).toList();
  }

  /** The items of a child; none if there is no such child. */
  List<Element> list(String name) {
    return optionalChild(name).map(Element::items).orElse(List.of());
  }

  List<String> texts(String name) {
    return optionalChild(name).map(Element::texts).orElse(List.of());
  }

  void refuseOtherNames(Set<String> known) {
    for (String name : names()) {
      if (!known.contains(name)) {
        throw child(name)
            .error(
                "is not implemented by the local cloud; leave it out here, or correct its spelling"
                    + " if AWS has no such property");
      }
    }
  }

  private Map<?, ?> object() {
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw error("must be an object");
  }
}
