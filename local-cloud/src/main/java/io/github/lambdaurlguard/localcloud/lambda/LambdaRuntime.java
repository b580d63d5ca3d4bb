package io.github.lambdaurlguard.localcloud.lambda;

import java.util.Arrays;
import java.util.Optional;

/** The Lambda runtimes that the local cloud can run, with the names that templates give them. */
public enum LambdaRuntime {
  JAVA_25("java25"),
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

  /** The runtime that a template's {@code AWS::Lambda::Function} asks for. */
  public static Optional<LambdaRuntime> ofFunction(String identifier) {
    return Arrays.stream(values())
        .filter(runtime -> runtime != CLOUDFRONT_JS_2 && runtime.identifier.equals(identifier))
        .findFirst();
  }
}
