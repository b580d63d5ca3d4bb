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
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpFields;

/**
 * Amazon's DynamoDB Local in a process of its own, which starts when it is first needed. When the
 * process ends, a request that was under way fails, and later ones wait for the process that takes
 * its place.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB
 *     Local</a>
 */
public final class DynamoDbLocal implements AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";

  private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  /** How long a request waits for a process that serves. */
  private static final Duration WAIT_LIMIT = Duration.ofSeconds(90);

  private static final String SECRET_HEADER = "X-Local-Cloud-Secret";
  private static final int SECRET_BYTES = 32;

  private final Console console;
  private final DynamoDbCommands commands;
  private final HttpFetcher fetcher;
  private final String secret;
  private final boolean keepsData;
  private final Set<TableCreation> tables = ConcurrentHashMap.newKeySet();

  /** What a process that began later than its tables says against them. */
  private final Set<String> refusals = ConcurrentHashMap.newKeySet();

  private final DynamoDbSupervisor supervisor;

  DynamoDbLocal(Console console, DynamoDbCommands commands, Program program, HttpFetcher fetcher) {
    this.console = console;
    this.commands = commands;
    this.fetcher = fetcher;
    this.secret = program.secret();
    this.keepsData = program.keepsData();
    this.supervisor = new DynamoDbSupervisor(console, program, this::createTables);
  }

  /**
   * No process runs before somebody needs it.
   *
   * @param data the folder that keeps the tables; without one they are in memory
   */
  public static DynamoDbLocal of(
      Console console, Installation installation, HttpFetcher fetcher, Optional<Path> data) {
    var commands = new DynamoDbCommands(installation);
    return new DynamoDbLocal(
        console,
        commands,
        new Program(() -> commands.serving(data), data.isPresent(), newSecret()),
        fetcher);
  }

  private static String newSecret() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Gives a new process the tables that the one before it had, or that were asked for before. */
  private void createTables(int port) {
    for (var table : tables) {
      try {
        table.in(request -> forward(request, port));
        if (!keepsData) {
          table.fill(request -> forward(request, port)).ifPresent(console::line);
        }
      } catch (IllegalStateException e) {
        console.problem(e.getMessage());
        refusals.add(table.shown().name());
      }
    }
  }

  /**
   * Makes what lets the process start sooner the next time, unless it is there or there are no
   * tables. Takes its time, and little of the processor.
   */
  public void train() throws InterruptedException {
    var cache = commands.cache().filter(each -> !each.isThere() && !tables.isEmpty());
    if (cache.isEmpty()) {
      return;
    }
    var command = commands.training(cache.get());
    try (var process = new DynamoDbProcess(Console.silent(), command, secret)) {
      var port = process.awaitPort();
      for (var table : tables) {
        table.in(request -> forward(request, port));
      }
      process.finish();
      cache.get().complete();
    } catch (IOException | IllegalStateException _) {
      // There is no cache then, which costs time and nothing else.
    }
  }

  /** Starts the process if there are tables, without waiting for it. */
  public void startForTables() {
    if (!tables.isEmpty()) {
      supervisor.start();
    }
  }

  /**
   * Waits until the process has its tables, if there are any.
   *
   * @return the names of those that it refuses
   */
  public Set<String> awaitTables() throws InterruptedException {
    if (tables.isEmpty()) {
      return Set.of();
    }
    try {
      port();
    } catch (ExecutionException _) {
      // The console says why there is no process.
      return tables.stream().map(table -> table.shown().name()).collect(Collectors.toSet());
    }
    return Set.copyOf(refusals);
  }

  /**
   * Creates a table from the members of a {@code CreateTable} request, unless it is there already.
   * Where nothing runs and nothing was kept, it is created with the first process.
   *
   * @param seed what it has at first, if it is empty when this run first sees it
   * @return false if there is such a table and it is defined differently
   */
  public boolean createTable(String region, Map<String, Object> table, Optional<TableSeed> seed) {
    var creation = new TableCreation(region, table, seed);
    if (!keepsData && !supervisor.isStarted()) {
      if (!tables.stream().allMatch(creation::agreesWith)) {
        return false;
      }
      tables.add(creation);
      // A process that began before the table was among those to create has to be told of it.
      if (!supervisor.isStarted()) {
        return true;
      }
    }
    var isKnown = tables.contains(creation);
    while (true) {
      var process = supervisor.current().number();
      if (!creation.in(this::forward)) {
        return false;
      }
      if (!isKnown) {
        creation.fill(this::forward).ifPresent(console::line);
      }
      tables.add(creation);
      // As above.
      if (supervisor.current().number() == process) {
        return true;
      }
    }
  }

  /**
   * A table as people see it.
   *
   * @param key the names of the attributes that make its key
   */
  public record Shown(String region, String name, List<String> key, List<String> indexes) {}

  /** Calls an operation as the owner of the tables, who needs no permission. */
  public HttpResponse call(String region, String operation, Map<String, Object> input) {
    return forward(new TableCreation(region, Map.of(), Optional.empty()).request(operation, input));
  }

  /** The tables that were created, by region and name. */
  public List<Shown> shown() {
    return tables.stream()
        .map(TableCreation::shown)
        .sorted(Comparator.comparing(Shown::region).thenComparing(Shown::name))
        .toList();
  }

  /**
   * Passes a request on as it is. Waits until a process serves. One that ends before it has
   * answered makes an error that callers know to retry.
   */
  HttpResponse forward(HttpRequest request) {
    try {
      while (true) {
        supervisor.start();
        var process = supervisor.current();
        var port = process.port().get(WAIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        try {
          return fetch(request, port);
        } catch (ConnectException e) {
          // The process ended before it saw the request, which the next one may take.
          process.end().get(WAIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (ExecutionException e) {
      return internal(e.getCause().getMessage());
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
    supervisor.start();
    return supervisor.current().port().get();
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

  private HttpResponse notAnswered(HttpRequest request) {
    console.problem("DynamoDB Local did not answer " + request.header("X-Amz-Target"));
    return internal("DynamoDB Local did not answer");
  }

  /**
   * It is not known whether the request was carried out. An AWS SDK repeats it.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
   *     handling with DynamoDB</a>
   */
  private static HttpResponse internal(String message) {
    return DynamoDbEndpoint.API.json(
        500,
        Map.of(
            "__type", "com.amazonaws.dynamodb.v20120810#InternalServerError", "message", message));
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
