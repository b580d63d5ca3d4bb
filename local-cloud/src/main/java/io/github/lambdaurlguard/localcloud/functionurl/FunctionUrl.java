package io.github.lambdaurlguard.localcloud.functionurl;

import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;

/**
 * A function URL with {@code AuthType: AWS_IAM}.
 *
 * @param id the first label of its host name
 * @param resourceArn what permissions have to name: the alias where the URL has one, otherwise the
 *     function
 */
public record FunctionUrl(String id, String region, String resourceArn, LambdaFunction function) {

  /** The host name that AWS would give it. */
  public String host() {
    return id + ".lambda-url." + region + ".on.aws";
  }

  /** A host name that leads to this machine; browsers and curl resolve it to loopback. */
  public String localHost() {
    return id + ".lambda-url." + region + ".localhost";
  }
}
