package io.github.lambdaurlguard.localcloud.dynamodb;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Map;

/**
 * DynamoDB's errors.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 *     handling with DynamoDB</a>
 */
final class DynamoDbErrors {
  private static final String FRONT = "com.amazon.coral.service#";
  private static final String TABLES = "com.amazonaws.dynamodb.v20120810#";

  private DynamoDbErrors() {}

  /** The request is not accepted: repeating it is of no use. */
  static HttpResponse refusal(String type, String message) {
    return error(400, FRONT + type, message);
  }

  /** It is not known whether the request was carried out. An AWS SDK repeats it. */
  static HttpResponse internal(String message) {
    return error(500, TABLES + "InternalServerError", message);
  }

  private static HttpResponse error(int status, String type, String message) {
    return HttpResponse.of(
        status,
        "application/x-amz-json-1.0",
        Body.ofJson(Map.of("__type", type, "message", message)));
  }
}
