package io.github.lambdaurlguard.localcloud.lambda;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The Lambda runtimes that the local cloud can run, with the names that templates give them. */
public enum LambdaRuntime {
  JAVA_8("java8.al2"),
  JAVA_11("java11"),
  JAVA_17("java17"),
  JAVA_21("java21"),
  JAVA_25("java25"),
  NODEJS_12("nodejs12.x"),
  NODEJS_14("nodejs14.x"),
  NODEJS_16("nodejs16.x"),
  NODEJS_18("nodejs18.x"),
  NODEJS_20("nodejs20.x"),
  NODEJS_22("nodejs22.x"),
  NODEJS_24("nodejs24.x"),
  PYTHON_37("python3.7"),
  PYTHON_38("python3.8"),
  PYTHON_39("python3.9"),
  PYTHON_310("python3.10"),
  PYTHON_311("python3.11"),
  PYTHON_312("python3.12"),
  PYTHON_313("python3.13"),
  PYTHON_314("python3.14");

  /**
   * AWS creates no functions with these any more.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html#runtime-support-policy">Runtime
   *     deprecation policy</a>
   */
  private static final Set<LambdaRuntime> OLD =
      EnumSet.of(NODEJS_12, NODEJS_14, NODEJS_16, NODEJS_18, PYTHON_37, PYTHON_38, PYTHON_39);

  private final String identifier;

  LambdaRuntime(String identifier) {
    this.identifier = identifier;
  }

  public String identifier() {
    return identifier;
  }

  public boolean isJava() {
    return identifier.startsWith("java");
  }

  public boolean isNode() {
    return identifier.startsWith("nodejs");
  }

  public boolean isPython() {
    return identifier.startsWith("python");
  }

  /** Whether AWS creates no function with it any more. */
  public boolean isOld() {
    return OLD.contains(this);
  }

  /** The runtime that a template's {@code AWS::Lambda::Function} asks for. */
  public static Optional<LambdaRuntime> ofFunction(String identifier) {
    return Arrays.stream(values())
        .filter(runtime -> runtime.identifier.equals(identifier))
        .findFirst();
  }

  /** The names that a template may give to {@link #ofFunction}. */
  public static String functionRuntimes() {
    return Arrays.stream(values())
        .filter(runtime -> !runtime.isOld())
        .map(LambdaRuntime::identifier)
        .collect(Collectors.joining(", "));
  }
}
