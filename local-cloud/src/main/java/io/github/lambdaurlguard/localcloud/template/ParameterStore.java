package io.github.lambdaurlguard.localcloud.template;

import java.util.Optional;

/** The SSM parameters of a stack's region, and its secrets. */
@FunctionalInterface
public interface ParameterStore {
  /**
   * A parameter as it is now.
   *
   * @param secure whether its type is {@code SecureString}
   */
  record StoredParameter(String value, long version, boolean secure) {}

  Optional<StoredParameter> find(String name);

  /**
   * The current value of a secret of Secrets Manager.
   *
   * @param id its name or ARN
   */
  default Optional<String> secret(String id) {
    return Optional.empty();
  }
}
