package io.github.lambdaurlguard.localcloud.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class against a local cloud of its stacks, which tests get as a parameter of type
 * {@link RunningCloud}.
 *
 * <p>Values are written as the options of {@code local-cloud} take them. Paths are relative to the
 * folder in which the tests run or, with {@link #files}, to the folder that those are in. Classes
 * whose annotations are equal share one local cloud, which ends with the test run. An annotation of
 * your own may carry this one.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(LocalCloudExtension.class)
public @interface LocalCloud {

  /** {@code --template}: {@code [NAME=]FILE[@REGION]}, in the order in which they are created. */
  String[] templates() default {};

  /** {@code --cdk}: {@code FOLDER[:STACK]}. */
  String[] cdk() default {};

  /** {@code --parameter}: {@code NAME=VALUE}. */
  String[] parameters() default {};

  /** {@code --site}: {@code BUCKET=FOLDER}. */
  String[] sites() default {};

  /** {@code --artifact}: {@code LOGICALID=FILE}. */
  String[] artifacts() default {};

  /** Any other words of the command line, such as {@code --allow-old-runtimes}. */
  String[] options() default {};

  /** Whether viewers speak HTTPS; if not, plain HTTP counts as HTTPS. */
  boolean https() default false;

  /** What makes files before the start. */
  Class<? extends StackFiles> files() default StackFiles.None.class;
}
