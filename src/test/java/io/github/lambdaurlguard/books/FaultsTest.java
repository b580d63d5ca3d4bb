package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class FaultsTest {

  private static RuntimeException answer(int status, String code) {
    return DynamoDbException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("throughput", answer(400, "ProvisionedThroughputExceededException"), 503, "1"),
        Arguments.of("throttling", answer(400, "ThrottlingException"), 503, "1"),
        Arguments.of("account limit", answer(400, "RequestLimitExceeded"), 503, "1"),
        Arguments.of("server error", answer(500, "InternalServerError"), 503, "1"),
        Arguments.of("unavailable", answer(503, "ServiceUnavailable"), 503, "1"),
        Arguments.of("call timeout", ApiCallTimeoutException.create(5000), 504, null),
        Arguments.of("attempt timeout", ApiCallAttemptTimeoutException.create(2000), 504, null),
        Arguments.of(
            "no answer on the wire",
            SdkClientException.create("x", new SocketTimeoutException("Read timed out")),
            504,
            null),
        Arguments.of(
            "nobody listens", SdkClientException.create("x", new ConnectException("no")), 503, "1"),
        Arguments.of("no permission", answer(400, "AccessDeniedException"), 500, null),
        Arguments.of("no table", answer(400, "ResourceNotFoundException"), 500, null),
        Arguments.of("a defect of ours", new IllegalStateException("x"), 500, null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void toProblem_fault_isMapped(
      String rule, RuntimeException fault, int status, String retryAfter) {
    Response response = Faults.toProblem(fault).toResponse();

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().get("Retry-After")).isEqualTo(retryAfter);
    assertThat(response.headers()).containsEntry("Content-Type", "application/problem+json");
  }
}
