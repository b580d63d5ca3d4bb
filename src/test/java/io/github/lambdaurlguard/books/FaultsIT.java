package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.books.FunctionUrlCall.Answer;
import io.github.lambdaurlguard.testing.FakeServer;
import io.github.lambdaurlguard.testing.FakeServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client sees when DynamoDB fails, and how long that takes. */
class FaultsIT {

  private static final Settings SETTINGS = new Settings("books", "author-index");
  private static final String BOOK = "{\"name\":\"A\",\"author\":\"B\"}";

  /** The function's timeout less a second for the runtime around it. */
  private static final Duration ANSWER_LIMIT =
      Duration.ofMillis(FunctionUrlCall.FUNCTION_TIMEOUT_MILLIS - 1000);

  private static Books booksAt(URI endpoint) {
    return new Books(DynamoDbLocal.at(endpoint).build(), SETTINGS);
  }

  private static Reply error(int status, String type) {
    return Reply.of(
        status,
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"from the table\"}"
            .formatted(type));
  }

  private static void assertFault(Answer answer, int status, String retryAfter) throws IOException {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers())
        .containsEntry("Content-Type", "application/problem+json")
        .satisfies(headers -> assertThat(headers.get("Retry-After")).isEqualTo(retryAfter));
    assertThat(answer.body()).doesNotContain("from the table", "Exception");
    assertThat(JSON.std.mapFrom(answer.log()))
        .containsEntry("status", status)
        .containsKeys("error", "message");
    assertThat(answer.log()).doesNotContain(FunctionUrlCall.TOKEN);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ProvisionedThroughputExceededException, 400, 503, 1, 3",
    "ThrottlingException, 400, 503, 1, 3",
    "RequestLimitExceeded, 400, 503, 1, 3",
    "InternalServerError, 500, 503, 1, 3",
    "AccessDeniedException, 400, 500, , 1",
    "ResourceNotFoundException, 400, 500, , 1"
  })
  void everyCall_errorOfTheTable_isMappedAfterBoundedRetries(
      String type, int tableStatus, int status, String retryAfter, int attempts)
      throws IOException {
    try (var table = new FakeServer(request -> error(tableStatus, type))) {
      Books books = booksAt(table.uri());

      assertFault(FunctionUrlCall.of("GET", "/").to(new GetBooks(books)), status, retryAfter);
      assertThat(table.received()).hasSize(attempts);
      assertFault(
          FunctionUrlCall.of("POST", "/").json(BOOK).to(new CreateBook(books)), status, retryAfter);
    }
  }

  @Test
  void createBook_throttledOnce_succeedsUnderOneId() {
    try (var table =
        new FakeServer(
            request ->
                request.headers().get("amz-sdk-request").startsWith("attempt=1")
                    ? error(400, "ThrottlingException")
                    : Reply.of(200, "{}"))) {
      Answer answer =
          FunctionUrlCall.of("POST", "/").json(BOOK).to(new CreateBook(booksAt(table.uri())));

      assertThat(answer.status()).isEqualTo(201);
      assertThat(table.received()).hasSize(2);
      assertThat(table.received().get(0).body()).isEqualTo(table.received().get(1).body());
    }
  }

  @Test
  void everyCall_tableThatNeverAnswers_is504WellBeforeTheFunctionsTimeout() throws IOException {
    try (var table = new FakeServer(request -> Reply.of(200, "{}").after(60_000))) {
      long start = System.nanoTime();
      Answer answer = FunctionUrlCall.of("GET", "/1").to(new GetBook(booksAt(table.uri())));

      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(ANSWER_LIMIT);
      assertFault(answer, 504, null);
      assertThat(table.received()).hasSizeLessThanOrEqualTo(DynamoDb.MAX_ATTEMPTS);
    }
  }

  @Test
  void everyCall_nobodyListens_is503() throws IOException {
    int freePort;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      freePort = socket.getLocalPort();
    }
    Books books = booksAt(URI.create("http://127.0.0.1:" + freePort));

    assertFault(FunctionUrlCall.of("DELETE", "/1").to(new DeleteBook(books)), 503, "1");
  }
}
