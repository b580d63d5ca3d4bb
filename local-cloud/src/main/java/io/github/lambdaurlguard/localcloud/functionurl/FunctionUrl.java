package io.github.lambdaurlguard.localcloud.functionurl;

import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import java.util.Optional;

/**
 * A function URL.
 *
 * @param id the first label of its host name
 * @param cors empty where Lambda leaves CORS to the function
 * @param function what it invokes: the alias where the URL has one, otherwise the function
 */
public record FunctionUrl(
    String id,
    String region,
    AuthType authType,
    InvokeMode invokeMode,
    Optional<Cors> cors,
    LambdaFunction function) {

  /** Whether Lambda waits for the whole result or hands on what the function streams. */
  public enum InvokeMode {
    BUFFERED,
    RESPONSE_STREAM
  }

  /** Who may call: who signs and is allowed to, or everybody whom the function's policy lets in. */
  public enum AuthType {
    AWS_IAM,
    NONE
  }

  /** The host name that AWS would give it. */
  public String host() {
    return id + ".lambda-url." + region + ".on.aws";
  }

  /** What permissions have to name. */
  String resourceArn() {
    return function.arn();
  }

  /** A host name that leads to this machine; browsers and curl resolve it to loopback. */
  public String localHost() {
    return id + ".lambda-url." + region + ".localhost";
  }
}
