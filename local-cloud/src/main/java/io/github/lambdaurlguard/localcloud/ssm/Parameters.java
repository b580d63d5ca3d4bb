package io.github.lambdaurlguard.localcloud.ssm;

import io.github.lambdaurlguard.localcloud.template.ParameterStore;
import io.github.lambdaurlguard.localcloud.template.ParameterStore.StoredParameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The parameters of Parameter Store, by region and name, with their versions. */
public final class Parameters {
  private record Key(String region, String name) {}

  /** Parameter Store keeps so many versions of a parameter and forgets the oldest. */
  private static final int MAX_VERSIONS = 100;

  /**
   * What was written once.
   *
   * @param version how many times the parameter had been written by then
   */
  record Parameter(String value, String type, Optional<String> description, long version) {
    private Parameter withVersion(long number) {
      return new Parameter(value, type, description, number);
    }
  }

  private final Map<Key, List<Parameter>> parameters = new ConcurrentHashMap<>();

  /** Returns the new version, or empty if there is a value and it may not be overwritten. */
  Optional<Long> put(String region, String name, Parameter parameter, boolean overwrite) {
    var key = new Key(region, name);
    var first = List.of(parameter.withVersion(1));
    if (!overwrite) {
      return parameters.putIfAbsent(key, first) == null ? Optional.of(1L) : Optional.empty();
    }
    return Optional.of(
        parameters.merge(key, first, (old, _) -> append(old, parameter)).getLast().version());
  }

  /** Writes what a template defines, unless it is there as it is. */
  public void define(String region, String name, String type, String value) {
    var parameter = new Parameter(value, type, Optional.empty(), 1);
    if (get(region, name).filter(each -> each.value().equals(value)).isEmpty()) {
      put(region, name, parameter, true);
    }
  }

  /** The names of a region that begin with a path. */
  List<String> namesUnder(String region, String path) {
    return parameters.keySet().stream()
        .filter(key -> key.region().equals(region) && key.name().startsWith(path))
        .map(Key::name)
        .sorted()
        .toList();
  }

  private static List<Parameter> append(List<Parameter> old, Parameter next) {
    var versions = new ArrayList<>(old);
    versions.add(next.withVersion(old.getLast().version() + 1));
    return List.copyOf(
        versions.subList(Math.max(0, versions.size() - MAX_VERSIONS), versions.size()));
  }

  Optional<Parameter> get(String region, String name) {
    return Optional.ofNullable(parameters.get(new Key(region, name))).map(List::getLast);
  }

  /** Every version that is kept, oldest first; none if there is no such parameter. */
  List<Parameter> history(String region, String name) {
    return parameters.getOrDefault(new Key(region, name), List.of());
  }

  boolean delete(String region, String name) {
    return parameters.remove(new Key(region, name)) != null;
  }

  /**
   * A parameter as people see it.
   *
   * @param value withheld where it is secure
   */
  public record Shown(String region, String name, String type, String value, long version) {}

  /** All of them, by region and name. */
  public List<Shown> shown() {
    return parameters.entrySet().stream()
        .map(entry -> shown(entry.getKey(), entry.getValue().getLast()))
        .sorted(Comparator.comparing(Shown::region).thenComparing(Shown::name))
        .toList();
  }

  private static Shown shown(Key key, Parameter parameter) {
    return new Shown(
        key.region(),
        key.name(),
        parameter.type(),
        parameter.type().equals("SecureString") ? "withheld" : parameter.value(),
        parameter.version());
  }

  /** What the templates of a region see. */
  public ParameterStore inRegion(String region) {
    return name ->
        get(region, name)
            .map(
                parameter ->
                    new StoredParameter(
                        parameter.value(),
                        parameter.version(),
                        parameter.type().equals("SecureString")));
  }
}
