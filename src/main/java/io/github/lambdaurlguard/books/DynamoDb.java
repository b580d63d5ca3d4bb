package io.github.lambdaurlguard.books;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** The client, with every wait bounded so that an answer leaves before the function's timeout. */
final class DynamoDb {

  /** The template's Timeout of the functions is 10 s; retries included, a call ends well before. */
  static final Duration CALL_TIMEOUT = Duration.ofSeconds(5);

  static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(2);
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  static final int MAX_ATTEMPTS = 3;

  private DynamoDb() {}

  static DynamoDbClientBuilder builder() {
    return DynamoDbClient.builder()
        .httpClientBuilder(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(ATTEMPT_TIMEOUT))
        .overrideConfiguration(
            settings ->
                settings
                    .addExecutionInterceptor(new WholeRequests())
                    .apiCallTimeout(CALL_TIMEOUT)
                    .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                    .retryStrategy(
                        AwsRetryStrategy.standardRetryStrategy().toBuilder()
                            .maxAttempts(MAX_ATTEMPTS)
                            .build()));
  }
}
