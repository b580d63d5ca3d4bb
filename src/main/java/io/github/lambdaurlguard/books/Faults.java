package io.github.lambdaurlguard.books;

import java.net.SocketTimeoutException;
import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What a client is told when something behind the function fails, after the SDK's own retries. */
final class Faults {

  static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private static final int SERVER_ERRORS = 500;

  private Faults() {}

  static Problem toProblem(RuntimeException fault) {
    if (fault instanceof AwsServiceException answer
        && (answer.isThrottlingException() || answer.statusCode() >= SERVER_ERRORS)) {
      return Problem.unavailable("The table is busy; repeat the request later", RETRY_AFTER);
    }
    if (isTimeout(fault)) {
      return Problem.timeout(
          "The table did not answer in time; a change may have happened or not, so read before"
              + " you repeat it");
    }
    if (fault instanceof SdkClientException) {
      return Problem.unavailable(
          "The table cannot be reached; repeat the request later", RETRY_AFTER);
    }
    return Problem.internal();
  }

  private static boolean isTimeout(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiCallTimeoutException
          || cause instanceof ApiCallAttemptTimeoutException
          || cause instanceof AbortedException
          || cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }
}
