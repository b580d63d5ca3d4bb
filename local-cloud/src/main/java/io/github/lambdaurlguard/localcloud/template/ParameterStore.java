package io.github.lambdaurlguard.localcloud.template;

import java.util.Optional;

/** The SSM parameters of a stack's region. */
@FunctionalInterface
public interface ParameterStore {
  /**
   * A parameter as it is now.
   *
   * @param secure whether its type is {@code SecureString}
   */
  record StoredParameter(String value, long version, boolean secure) {}

  Optional<StoredParameter> find(String name);
}
