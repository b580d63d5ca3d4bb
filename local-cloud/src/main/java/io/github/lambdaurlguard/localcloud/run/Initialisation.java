package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.lambda.Lambda;
import io.github.lambdaurlguard.localcloud.lambda.WorkerHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Makes the tables of a deployment, and lets its functions initialise, one after the other, so that
 * requests have a processor meanwhile. A function that cannot is told: on AWS the deployment of a
 * version with SnapStart fails then, and each invocation of another function.
 */
final class Initialisation implements AutoCloseable {
  /** Whoever has just started the local cloud has something to try. */
  private static final Duration BEFORE_TRAINING = Duration.ofSeconds(30);

  private final Console console;
  private final DynamoDbLocal dynamoDb;
  private final List<WorkerHost> functions;
  private final Thread thread = Thread.ofVirtual().name("initialisation").unstarted(this::run);
  private final Lambda lambda;
  private final CountDownLatch over = new CountDownLatch(1);
  private Consumer<Optional<String>> end = _ -> {};

  Initialisation(
      Console console, DynamoDbLocal dynamoDb, Lambda lambda, List<WorkerHost> functions) {
    this.console = console;
    this.dynamoDb = dynamoDb;
    this.lambda = lambda;
    this.functions = functions;
  }

  /** Begins. Tells at the end, unless it is closed before, what {@link #await} returns. */
  void start(Consumer<Optional<String>> whenOver) {
    end = whenOver;
    thread.start();
  }

  private void run() {
    try {
      end.accept(await());
      Thread.sleep(BEFORE_TRAINING);
      dynamoDb.train();
      for (var function : functions) {
        if (function.startProblem().isEmpty()) {
          lambda.train(function);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until nothing initialises any more. */
  void awaitEnd() throws InterruptedException {
    over.await();
  }

  /** Waits until all have initialised. Returns which do not start, in words; empty if all do. */
  Optional<String> await() throws InterruptedException {
    var failing = new ArrayList<String>();
    try {
      initialise(failing);
    } finally {
      over.countDown();
    }
    return failing.isEmpty() ? Optional.empty() : Optional.of(words(failing));
  }

  private void initialise(List<String> failing) throws InterruptedException {
    dynamoDb.startForTables();
    for (var function : functions) {
      function.initialise();
      var problem = function.startProblem();
      if (!problem.isEmpty()) {
        failing.add(function.worker().label());
        console.problem(words(function, problem.getFirst()), problem.subList(1, problem.size()));
      }
    }
    dynamoDb.awaitTables().forEach(table -> failing.add("the table " + table));
  }

  private static String words(WorkerHost function, String reason) {
    return "%s does not start, and AWS would %s: %s"
        .formatted(
            function.worker().label(),
            function.worker().snapStart() ? "fail its deployment" : "fail each invocation",
            reason);
  }

  private static String words(List<String> failing) {
    return failing.stream().sorted().collect(Collectors.joining(", "))
        + (failing.size() == 1 ? " does not start" : " do not start");
  }

  /** Leaves what has not begun. */
  @Override
  public void close() {
    thread.interrupt();
    over.countDown();
  }
}
