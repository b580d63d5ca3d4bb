package io.github.lambdaurlguard.parameters;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Puts an answer to CloudFormation's response URL. Powertools' sender does not look at the status
 * that S3 answers with, so an answer could be lost without anybody knowing; this one repeats it and
 * then fails.
 */
final class AnswerSender {

  static final int MAX_ATTEMPTS = 3;
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MULTIPLE_CHOICES = 300;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(ATTEMPT_TIMEOUT)
          .build();

  void send(CloudFormationCustomResourceEvent event, Answer answer) throws IOException {
    // No content type: the URL is signed for a request without one.
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(event.getResponseUrl()))
            .timeout(ATTEMPT_TIMEOUT)
            .PUT(BodyPublishers.ofByteArray(answer.toBody(event)))
            .build();
    try {
      for (int attempt = 1; ; attempt++) {
        String failure = attempt(request);
        if (failure.isEmpty()) {
          return;
        }
        if (attempt == MAX_ATTEMPTS) {
          throw new IOException(
              "the response URL failed %d times, at last with %s".formatted(attempt, failure));
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  /** What went wrong, or nothing. The URL stays out of it: whoever reads it could answer. */
  private String attempt(HttpRequest request) throws InterruptedException {
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      return status < MULTIPLE_CHOICES ? "" : "status " + status;
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }
}
