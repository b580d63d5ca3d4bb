package io.github.lambdaurlguard.localcloud.trace;

/** The parts of the local cloud that a request passes. */
public enum Part {
  BEHAVIOR("behaviour"),
  CACHE("cache"),
  CLOUDFRONT_FUNCTION("CloudFront function"),
  EDGE("edge"),
  ORIGIN("origin"),
  FUNCTION_URL("function URL"),
  SIGNATURE("signature"),
  AUTHORIZATION("authorization"),
  FUNCTION("function"),
  DYNAMODB("DynamoDB"),
  PARAMETER_STORE("Parameter Store"),
  OTHER_SERVICE("AWS service");

  private final String title;

  Part(String title) {
    this.title = title;
  }

  /** What people read. */
  public String title() {
    return title;
  }
}
