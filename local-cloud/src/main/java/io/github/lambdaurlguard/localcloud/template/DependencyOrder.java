package io.github.lambdaurlguard.localcloud.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Puts named things in an order in which each comes after what it depends on. */
final class DependencyOrder {
  private final Map<String, Set<String>> dependencies;
  private final Function<String, Place> places;
  private final Set<String> ordered = new LinkedHashSet<>();
  private final Set<String> underWay = new LinkedHashSet<>();
  private final List<TemplateException> circles = new ArrayList<>();

  private DependencyOrder(Map<String, Set<String>> dependencies, Function<String, Place> places) {
    this.dependencies = dependencies;
    this.places = places;
  }

  /**
   * Dependencies first, otherwise the given order. In a circle, one comes before what it depends
   * on.
   */
  static DependencyOrder of(Map<String, Set<String>> dependencies, Function<String, Place> places) {
    DependencyOrder order = new DependencyOrder(dependencies, places);
    dependencies.keySet().forEach(order::add);
    return order;
  }

  List<String> names() {
    return List.copyOf(ordered);
  }

  /** The circles that were found. */
  List<TemplateException> circles() {
    return circles;
  }

  private void add(String name) {
    if (ordered.contains(name)) {
      return;
    }
    if (!underWay.add(name)) {
      circles.add(circular(name));
      return;
    }
    dependencies.get(name).forEach(this::add);
    underWay.remove(name);
    ordered.add(name);
  }

  private TemplateException circular(String name) {
    List<String> circle = new ArrayList<>(underWay);
    circle = new ArrayList<>(circle.subList(circle.indexOf(name), circle.size()));
    circle.add(name);
    return places
        .apply(name)
        .error("circular dependency: " + String.join(" -> ", circle) + "; remove one of these");
  }
}
