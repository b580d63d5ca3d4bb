package io.github.lambdaurlguard.localcloud.lambda;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Lambda runtimes that the local cloud can run, with the names that templates give them. */
public enum LambdaRuntime {
  JAVA_17("java17"),
  JAVA_21("java21"),
  JAVA_25("java25"),
  NODEJS_20("nodejs20.x"),
  NODEJS_22("nodejs22.x"),
  NODEJS_24("nodejs24.x"),
  /**
   * Not Lambda's but CloudFront's: a small JavaScript function for viewer requests and responses.
   */
  CLOUDFRONT_JS_2("cloudfront-js-2.0");

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

  /** The runtime that a template's {@code AWS::Lambda::Function} asks for. */
  public static Optional<LambdaRuntime> ofFunction(String identifier) {
    return Arrays.stream(values())
        .filter(runtime -> runtime != CLOUDFRONT_JS_2 && runtime.identifier.equals(identifier))
        .findFirst();
  }

  /** The names that a template may give to {@link #ofFunction}. */
  public static String functionRuntimes() {
    return Arrays.stream(values())
        .filter(runtime -> runtime != CLOUDFRONT_JS_2)
        .map(LambdaRuntime::identifier)
        .collect(Collectors.joining(", "));
  }
}
