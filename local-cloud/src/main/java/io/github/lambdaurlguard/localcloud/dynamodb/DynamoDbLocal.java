package io.github.lambdaurlguard.localcloud.dynamodb;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbSupervisor.Program;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpFields;

/**
 * Amazon's DynamoDB Local in a process of its own. When the process ends, a request that was under
 * way fails, and later ones wait for the process that takes its place.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB
 *     Local</a>
 */
public final class DynamoDbLocal implements AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";

  private static final Duration CALL_LIMIT = Duration.ofSeconds(10);

  /** How long a request waits for a process that serves. */
  private static final Duration WAIT_LIMIT = Duration.ofSeconds(30);

  private static final String SECRET_HEADER = "X-Local-Cloud-Secret";
  private static final int SECRET_BYTES = 32;

  private final HttpFetcher fetcher;
  private final String secret;
  private final Set<TableCreation> tables = ConcurrentHashMap.newKeySet();
  private final DynamoDbSupervisor supervisor;

  DynamoDbLocal(Program program, RestartBackoff backoff, HttpFetcher fetcher) {
    this.fetcher = fetcher;
    this.secret = program.secret();
    this.supervisor = new DynamoDbSupervisor(program, backoff, this::createTables);
  }

  /**
   * Starts a process without waiting for it: whoever needs it does.
   *
   * @param data the folder that keeps the tables; without one they are in memory
   */
  public static DynamoDbLocal start(
      Installation installation, HttpFetcher fetcher, Optional<Path> data) {
    return new DynamoDbLocal(
        new Program(DynamoDbProcess.command(installation, data), data.isPresent(), newSecret()),
        RestartBackoff.DEFAULT,
        fetcher);
  }

  private static String newSecret() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Gives a new process the tables that the one before it had. */
  private void createTables(int port) {
    tables.forEach(table -> table.in(request -> forward(request, port)));
  }

  /**
   * Creates a table from the members of a {@code CreateTable} request, unless it is there already.
   *
   * @return false if there is such a table and it is defined differently
   */
  public boolean createTable(String region, Map<String, Object> table) {
    var creation = new TableCreation(region, table);
    while (true) {
      var process = supervisor.service().number();
      if (!creation.in(this::forward)) {
        return false;
      }
      tables.add(creation);
      // A process that began before the table was among those to create has to be told of it.
      if (supervisor.service().number() == process) {
        return true;
      }
    }
  }

  /**
   * Passes a request on as it is. Waits until a process serves. One that ends before it has
   * answered makes an error that callers know to retry.
   */
  HttpResponse forward(HttpRequest request) {
    try {
      while (true) {
        var service = supervisor.service();
        var port = service.port().get(WAIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        try {
          return fetch(request, port);
        } catch (ConnectException e) {
          // The process ended before it saw the request, which the next one may take.
          service.end().get(WAIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (ExecutionException e) {
      return DynamoDbErrors.internal(e.getCause().getMessage());
    } catch (IOException | TimeoutException e) {
      return notAnswered(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notAnswered(request);
    }
  }

  /** What a process asks of its callers. */
  String secret() {
    return secret;
  }

  /** Where the process listens, once it does. */
  int port() throws ExecutionException, InterruptedException {
    return supervisor.service().port().get();
  }

  private HttpResponse fetch(HttpRequest request, int port)
      throws IOException, TimeoutException, InterruptedException {
    var headers = HttpFields.build(request.headers()).put(SECRET_HEADER, secret);
    return fetcher.fetch(LOOPBACK, port, request.withHeaders(headers), CALL_LIMIT);
  }

  private HttpResponse forward(HttpRequest request, int port) {
    try {
      return fetch(request, port);
    } catch (IOException | TimeoutException e) {
      return notAnswered(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notAnswered(request);
    }
  }

  private static HttpResponse notAnswered(HttpRequest request) {
    Console.problem("DynamoDB Local did not answer " + request.header("X-Amz-Target"));
    return DynamoDbErrors.internal("DynamoDB Local did not answer");
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
