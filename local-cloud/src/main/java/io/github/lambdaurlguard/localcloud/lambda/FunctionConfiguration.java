package io.github.lambdaurlguard.localcloud.lambda;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What Lambda knows of a function: its template's properties.
 *
 * @param label a short name for the console: the logical id
 * @param reservedConcurrency how many invocations may run at the same time; empty for no limit of
 *     the function's own
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html">AWS::Lambda::Function</a>
 */
public record FunctionConfiguration(
    String label,
    String arn,
    LambdaRuntime runtime,
    String architecture,
    String handler,
    int memoryMegabytes,
    Duration timeout,
    boolean snapStart,
    OptionalInt reservedConcurrency,
    Map<String, String> environment,
    LogSettings log) {
  private static final int REGION_PART = 3;

  /** The function's name: the end of its ARN. */
  public String name() {
    return arn.substring(Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/')) + 1);
  }

  /** The region in its ARN. */
  public String region() {
    return arn.split(":", -1)[REGION_PART];
  }
}
