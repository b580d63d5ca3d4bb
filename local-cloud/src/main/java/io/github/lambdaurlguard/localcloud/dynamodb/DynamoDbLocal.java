package io.github.lambdaurlguard.localcloud.dynamodb;

import io.github.lambdaurlguard.localcloud.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.process.ChildProcess;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;

/**
 * Amazon's DynamoDB Local in a process of its own.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB
 *     Local</a>
 */
public final class DynamoDbLocal implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration CALL_LIMIT = Duration.ofSeconds(10);
  private static final String PORT_LINE = "port=";
  private static final int OUTPUT_LINES_KEPT = 20;

  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final HttpFetcher fetcher;
  private volatile boolean closed;
  private final Deque<String> output = new ArrayDeque<>();

  private DynamoDbLocal(Installation installation, HttpFetcher fetcher, Optional<Path> data)
      throws IOException {
    this.fetcher = fetcher;
    this.process =
        ChildProcess.start(command(installation, data), Map.of("TZ", "UTC"), this::readOutput);
    var _ = process.onExit().thenAccept(this::reportEnd);
  }

  /**
   * Starts the process without waiting for it: whoever needs its port does.
   *
   * @param data the folder that keeps the tables; without one they are in memory
   */
  public static DynamoDbLocal start(
      Installation installation, HttpFetcher fetcher, Optional<Path> data) {
    try {
      return new DynamoDbLocal(installation, fetcher, data);
    } catch (IOException e) {
      throw new IllegalStateException("DynamoDB Local could not be started", e);
    }
  }

  private static List<String> command(Installation installation, Optional<Path> data) {
    var command = new ArrayList<String>();
    Collections.addAll(
        command,
        installation.java(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.library.path=" + installation.dynamoDbLocalLibraries(),
        "-cp",
        installation.dynamoDbLocalClassPath(),
        "DynamoDbLocalServer");
    data.ifPresent(folder -> command.add(folder.toString()));
    return command;
  }

  private void reportEnd(Process ended) {
    if (!port.completeExceptionally(new IOException("it ended")) && !closed) {
      Console.problem(
          "DynamoDB Local ended with status %d: functions cannot reach their tables until the next start"
              .formatted(ended.exitValue()));
      showOutput();
    }
  }

  private void showOutput() {
    synchronized (output) {
      output.forEach(line -> Console.line("DynamoDB Local", line));
    }
  }

  private void readOutput(String line) {
    if (line.startsWith(PORT_LINE)) {
      port.complete(Integer.parseInt(line.substring(PORT_LINE.length())));
      return;
    }
    synchronized (output) {
      if (output.size() == OUTPUT_LINES_KEPT) {
        output.removeFirst();
      }
      output.addLast(line);
    }
  }

  /**
   * Creates a table from the members of a {@code CreateTable} request, unless it is there already.
   *
   * @return false if there is such a table and it is defined differently
   */
  public boolean createTable(String region, Map<String, Object> table) {
    var answer = call(region, "CreateTable", table);
    if (answer.status() == 200) {
      return true;
    }
    if (answer.body().text().contains("ResourceInUseException")) {
      var existing = call(region, "DescribeTable", Map.of("TableName", table.get("TableName")));
      return TableDefinition.of(table).equals(TableDefinition.ofDescription(existing.body()));
    }
    throw new IllegalStateException(
        "DynamoDB Local refused the table " + table.get("TableName") + ": " + answer.body().text());
  }

  private HttpResponse call(String region, String operation, Map<String, Object> input) {
    var headers =
        HttpFields.build()
            .add("Host", LOOPBACK)
            .add("Content-Type", "application/x-amz-json-1.0")
            .add("X-Amz-Target", "DynamoDB_20120810." + operation)
            .add(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=LOCALCLOUD/20000101/%s/dynamodb/aws4_request, "
                        .formatted(region)
                    + "SignedHeaders=host, Signature=unchecked");
    return forward(
        new HttpRequest("POST", "/", Optional.empty(), headers, Body.ofJson(input), LOOPBACK));
  }

  /** Passes a request on as it is. Waits until the process listens. */
  HttpResponse forward(HttpRequest request) {
    try {
      return fetcher.fetch(LOOPBACK, port(), request, CALL_LIMIT);
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException("DynamoDB Local did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for DynamoDB Local", e);
    }
  }

  /** Waits until the process listens. */
  private int port() throws InterruptedException {
    try {
      return port.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      showOutput();
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    process.destroyForcibly();
  }
}
