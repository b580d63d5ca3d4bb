package io.github.lambdaurlguard.localcloud.cloudfront.event;

/**
 * What became of a viewer's request, as {@code X-Cache} calls it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html">x-edge-result-type
 *     in standard logs</a>
 */
public enum DeliveryResult {
  HIT("Hit"),
  REFRESH_HIT("RefreshHit"),
  MISS("Miss"),
  ERROR("Error"),
  REDIRECT("Redirect"),
  FUNCTION_GENERATED("FunctionGeneratedResponse"),
  FUNCTION_EXECUTION_ERROR("FunctionExecutionError"),
  FUNCTION_VALIDATION_ERROR("FunctionValidationError"),
  FUNCTION_THROTTLED("FunctionThrottledError"),
  LAMBDA_GENERATED("LambdaGeneratedResponse"),
  LAMBDA_EXECUTION_ERROR("LambdaExecutionError"),
  LAMBDA_LIMIT_EXCEEDED("LambdaLimitExceeded"),
  LAMBDA_VALIDATION_ERROR("LambdaValidationError");

  private final String text;

  DeliveryResult(String text) {
    this.text = text;
  }

  /** The value of {@code X-Cache}. */
  public String header() {
    return text + " from cloudfront";
  }
}
