package io.github.lambdaurlguard.localcloud.ssm;

import io.github.lambdaurlguard.localcloud.template.ParameterStore;
import io.github.lambdaurlguard.localcloud.template.ParameterStore.StoredParameter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The values of Parameter Store, by region and name. */
public final class Parameters {
  private record Key(String region, String name) {}

  /** A value and how many times it was written. */
  record Parameter(String value, String type, long version) {}

  private final Map<Key, Parameter> parameters = new ConcurrentHashMap<>();

  /** Returns the new version, or empty if there is a value and it may not be overwritten. */
  Optional<Long> put(String region, String name, Parameter parameter, boolean overwrite) {
    var key = new Key(region, name);
    if (!overwrite) {
      return parameters.putIfAbsent(key, parameter) == null ? Optional.of(1L) : Optional.empty();
    }
    return Optional.of(
        parameters
            .merge(
                key,
                parameter,
                (old, next) -> new Parameter(next.value(), next.type(), old.version() + 1))
            .version());
  }

  Optional<Parameter> get(String region, String name) {
    return Optional.ofNullable(parameters.get(new Key(region, name)));
  }

  boolean delete(String region, String name) {
    return parameters.remove(new Key(region, name)) != null;
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
