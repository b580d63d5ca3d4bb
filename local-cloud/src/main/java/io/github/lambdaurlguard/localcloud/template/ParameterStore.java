package io.github.lambdaurlguard.localcloud.template;

import java.util.Optional;

/** The SSM parameters of a stack's region. */
@FunctionalInterface
public interface ParameterStore {
  Optional<String> value(String name);
}
