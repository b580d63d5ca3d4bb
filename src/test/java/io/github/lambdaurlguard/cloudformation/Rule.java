package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import java.util.stream.Stream;

/** Something that every template has to hold, and that cfn-lint does not look for. */
@FunctionalInterface
interface Rule {
  /** What breaks the rule in a template. */
  Stream<Finding> check(Template template);
}
