package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;

/**
 * A function under one of its ARNs, ready to be invoked: by itself, as a version, or by an alias.
 */
public final class LambdaFunction {
  private final String arn;
  private final FunctionVersion version;
  private final WorkerHost host;
  private final Concurrency concurrency;

  private LambdaFunction(
      String arn, FunctionVersion version, WorkerHost host, Concurrency concurrency) {
    this.arn = arn;
    this.version = version;
    this.host = host;
    this.concurrency = concurrency;
  }

  /**
   * @param arn with a version or alias at its end if it is invoked as that
   * @param version that is invoked
   * @param concurrency shared by all versions
   */
  LambdaFunction(String arn, FunctionVersion version, Concurrency concurrency) {
    this(arn, version, new WorkerHost(version), concurrency);
  }

  /** The same version under another ARN. */
  LambdaFunction at(String otherArn) {
    return new LambdaFunction(otherArn, version, host, concurrency);
  }

  /** The same function as another version. */
  LambdaFunction at(String otherArn, FunctionVersion otherVersion) {
    return new LambdaFunction(otherArn, otherVersion, concurrency);
  }

  /** What permissions name, and the function learns as what it was invoked. */
  public String arn() {
    return arn;
  }

  public FunctionConfiguration configuration() {
    return version.function();
  }

  public DeploymentPackage deployment() {
    return version.deployment();
  }

  /** What runs the version. */
  public WorkerHost host() {
    return host;
  }

  /**
   * Runs one event. Waits for the result, at most the function's timeout and the time of a cold
   * start. A response that the function streams is collected.
   */
  public InvocationResult invoke(Body event) {
    return invoke(InvocationRequest.of(event));
  }

  /** Runs what a caller asks for. Waits as {@link #invoke(Body)} does. */
  public InvocationResult invoke(InvocationRequest call) {
    return WorkerHost.whole(open(call));
  }

  /**
   * Runs what a caller asks for. Waits for the result, or for the first byte of a response that the
   * function streams. The caller closes that.
   */
  public InvocationOutcome open(InvocationRequest call) {
    if (!concurrency.enter()) {
      concurrency.leave();
      Recording.begin(Part.FUNCTION, version.label()).failed("throttled");
      return host.report(
          new Failed(
              Failure.THROTTLED,
              "throttled: its reserved concurrency of %d is in use".formatted(concurrency.most())));
    }
    return host.open(arn, call, concurrency::leave);
  }
}
