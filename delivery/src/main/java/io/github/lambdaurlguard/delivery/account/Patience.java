package io.github.lambdaurlguard.delivery.account;

import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Waits for AWS, and outlives answers that do not come: what AWS is busy with goes on meanwhile.
 */
public final class Patience {

  /** Looks in a row without an answer, each after the SDK's own retries. */
  private static final int UNANSWERED_MAXIMUM = 20;

  private static final int INTERNAL_SERVER_ERROR = 500;

  private final Duration interval = Environment.seconds("POLL_SECONDS", 5);
  private final Console console;

  public Patience(Console console) {
    this.console = console;
  }

  /**
   * What AWS answers.
   *
   * @throws Failure if it does not, for long
   */
  public <T> T ask(Supplier<T> question) {
    for (var unanswered = 1; ; unanswered++) {
      try {
        return question.get();
      } catch (SdkClientException | AwsServiceException e) {
        if (!isPassing(e)) {
          throw e;
        }
        if (unanswered == UNANSWERED_MAXIMUM) {
          throw Failure.of(
              "AWS does not answer: %s%nWhat it is busy with goes on there; the next run takes it"
                  + " up.",
              e.getMessage());
        }
        console.note("no answer, asking again: %s", e.getMessage());
        pause();
      }
    }
  }

  /** The time between two looks. */
  public void pause() {
    pause(interval);
  }

  /** Waits, unless the command is being ended. */
  public static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for AWS", e);
    }
  }

  private static boolean isPassing(Exception e) {
    return switch (e) {
      case AwsServiceException service ->
          service.isThrottlingException() || service.statusCode() >= INTERNAL_SERVER_ERROR;
      case SdkClientException client ->
          client.getMessage() == null
              || !client.getMessage().startsWith("Unable to load credentials");
      default -> false;
    };
  }
}
