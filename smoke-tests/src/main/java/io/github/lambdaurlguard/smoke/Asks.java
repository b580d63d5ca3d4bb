package io.github.lambdaurlguard.smoke;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a test asks that is a probe by itself: a question to which its assertions say yes. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Asks {

  /**
   * Short, and the same for ever, as {@link Probe#id}. In a report, the test's arguments follow it.
   */
  String id();

  /** With {@code %s} for each of the test's arguments, in their order. */
  String question();

  /** The beginning of the rule that it is about; empty if it is about more than one, or none. */
  String rule() default "";

  /** Where the belief comes from. */
  String source();
}
