package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Location;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  Map<?, ?> object() {
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw error("must be an object");
  }

  Set<String> names() {
    return object().keySet().stream()
        .map(String.class::cast)
        .collect(Collectors.toCollection(LinkedHashSet::new));
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

  /** The items of a list; one that is not a list stands for a list of one. */
  List<Element> items() {
    if (!(value instanceof List<?> list)) {
      return List.of(this);
    }
    if (list.isEmpty()) {
      throw error("must not be empty");
    }
    return IntStream.range(0, list.size())
        .mapToObj(i -> new Element(list.get(i), path + '/' + i, location))
        .toList();
  }

  List<String> texts() {
    return items().stream().map(Element::text).toList();
  }

  void refuseOtherNames(Set<String> known) {
    for (String name : names()) {
      if (!known.contains(name)) {
        throw child(name)
            .error("is not implemented by the local cloud; remove it or correct its spelling");
      }
    }
  }
}
