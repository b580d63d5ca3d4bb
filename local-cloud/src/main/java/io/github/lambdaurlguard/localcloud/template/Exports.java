package io.github.lambdaurlguard.localcloud.template;

import java.util.Optional;

/** What the other stacks of a stack's region export, for {@code Fn::ImportValue}. */
@FunctionalInterface
public interface Exports {
  Optional<String> value(String name);
}
