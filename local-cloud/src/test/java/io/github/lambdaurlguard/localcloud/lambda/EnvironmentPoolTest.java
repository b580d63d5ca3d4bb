package io.github.lambdaurlguard.localcloud.lambda;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Complete;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import io.github.lambdaurlguard.localcloud.process.Freezer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many invocations at once, in environments whose process is a thread that answers at once. */
class EnvironmentPoolTest {
  private static final int LIMIT = 4;
  private static final int CALLERS = 32;
  private static final int CALLS_OF_EACH = 50;
  private static final int PATIENCE_SECONDS = 20;
  private static final Body EVENT = Body.of("{}");

  private final Threads launcher = new Threads();
  private final EnvironmentPool pool = new EnvironmentPool(QUIET, version(), launcher);
  private final Set<ExecutionEnvironment> held = ConcurrentHashMap.newKeySet();

  @AfterEach
  void close() {
    pool.close();
    launcher.close();
  }

  @Test
  void invocationsAtOnce_haveAnEnvironmentEachAndNoMoreThanTheLimit() throws Exception {
    var answered = new AtomicInteger();

    atOnce(
        _ -> {
          var environment = hold();
          assertThat(environment.invoke("arn", InvocationRequest.of(EVENT)))
              .isEqualTo(new Complete(new Returned(EVENT)));
          answered.incrementAndGet();
          release(environment);
        });

    assertThat(answered).hasValue(CALLERS * CALLS_OF_EACH);
    assertThat(launcher.launched.get()).isBetween(1, LIMIT);
    assertThat(launcher.ended).hasValue(0);
  }

  @Test
  void invocationsOfABusyMachine_waitUntilItBearsOneMoreEnvironment() throws Exception {
    launcher.bearable = 1;
    var first = hold();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var _ = pool) {
      var waiting = threads.submit(this::hold);
      assertThatThrownBy(() -> waiting.get(100, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(launcher.launched).hasValue(1);

      launcher.bearable = 2;

      assertThat(waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotSameAs(first);
    }
  }

  @Test
  void environmentsThatBreak_areReplacedWithinTheLimit() throws Exception {
    var broken = new AtomicInteger();

    atOnce(
        call -> {
          var environment = hold();
          if (call % 5 == 0) {
            environment.end("broken");
            broken.incrementAndGet();
          }
          release(environment);
        });

    assertThat(broken).hasValue(CALLERS * CALLS_OF_EACH / 5);
    assertThat(launcher.ended).hasValue(broken.get());
    assertThat(launcher.most.get()).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void environmentsThatDoNotStart_failTheirInvocationsAndLeaveRoom() throws Exception {
    launcher.fail = true;
    var failed = new AtomicInteger();

    atOnce(
        _ -> {
          var environment = hold();
          assertThat(environment.initialisationFailure()).contains("does not start");
          failed.incrementAndGet();
          release(environment);
        });

    assertThat(failed).hasValue(CALLERS * CALLS_OF_EACH);
    assertThat(launcher.most.get()).isLessThanOrEqualTo(LIMIT);
  }

  @Test
  void reaping_takesNoEnvironmentFromAnInvocationAndLetsNoneWaitForever() throws Exception {
    var done = new CountDownLatch(1);
    var reaper =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (done.getCount() > 0) {
                    pool.reap(Duration.ofSeconds(-1));
                  }
                });
    // The pool is closed first, so that no thread waits forever where the test fails.
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var _ = pool) {
      for (var round = 0; round < CALLS_OF_EACH; round++) {
        var taken = IntStream.range(0, LIMIT).mapToObj(_ -> holdUnchecked()).toList();
        assertThat(taken).allMatch(ExecutionEnvironment::isUsable);
        var waiting = threads.submit(this::hold);
        taken.forEach(this::release);
        release(waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
      }
    } finally {
      done.countDown();
      reaper.join();
    }

    assertThat(launcher.most.get()).isLessThanOrEqualTo(LIMIT);
  }

  @RepeatedTest(20)
  void firstLaunches_atOnce_startOneEnvironment() throws Exception {
    var start = new CountDownLatch(1);
    var launches = new ArrayList<Future<?>>();
    try (var threads = Executors.newFixedThreadPool(CALLERS)) {
      for (var i = 0; i < CALLERS; i++) {
        launches.add(
            threads.submit(
                () -> {
                  start.await();
                  pool.launchFirst();
                  return null;
                }));
      }
      start.countDown();
    }

    assertThat(launches).allSatisfy(launch -> assertThat(launch).succeedsWithin(Duration.ZERO));
    assertThat(launcher.launched).hasValue(1);
  }

  @Test
  void close_letsGoWhoeverWaits() throws Exception {
    var environments = IntStream.range(0, LIMIT).mapToObj(_ -> holdUnchecked()).toList();
    assertThat(environments).doesNotHaveDuplicates();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting = IntStream.range(0, CALLERS).mapToObj(_ -> threads.submit(pool::take)).toList();

      pool.close();

      for (var each : waiting) {
        assertThat(each.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEmpty();
      }
    }
    assertThat(environments).noneMatch(ExecutionEnvironment::isUsable);
  }

  private interface Call {
    void run(int number) throws Exception;
  }

  private void atOnce(Call call) throws Exception {
    var callers =
        IntStream.range(0, CALLERS)
            .<Callable<Void>>mapToObj(
                caller ->
                    () -> {
                      for (var i = 0; i < CALLS_OF_EACH; i++) {
                        call.run(caller * CALLS_OF_EACH + i);
                      }
                      return null;
                    })
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var each : threads.invokeAll(callers, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        assertThat(each.isCancelled()).describedAs("waits forever").isFalse();
        each.get();
      }
    }
  }

  private ExecutionEnvironment hold() throws InterruptedException {
    var environment = pool.take().orElseThrow();
    assertThat(held.add(environment)).describedAs("held by one invocation alone").isTrue();
    return environment;
  }

  private ExecutionEnvironment holdUnchecked() {
    try {
      return hold();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void release(ExecutionEnvironment environment) {
    held.remove(environment);
    pool.giveBack(environment);
  }

  /** Environments whose process is a thread here. */
  private static final class Threads implements EnvironmentPool.Launcher, AutoCloseable {
    private final Freezer freezer = Freezer.start(QUIET);
    private final AtomicInteger launched = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger alive = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile boolean fail;
    private volatile int bearable = LIMIT;

    @Override
    public int limit(Worker worker) {
      return LIMIT;
    }

    @Override
    public boolean bearsMoreThan(int environments) {
      return environments < bearable;
    }

    @Override
    public ExecutionEnvironment launch(Worker worker) {
      launched.incrementAndGet();
      most.accumulateAndGet(alive.incrementAndGet(), Math::max);
      var environment = new ExecutionEnvironment(worker, freezer, Duration.ofMinutes(1), false);
      Thread.ofVirtual().start(() -> run(environment));
      return environment;
    }

    private void run(ExecutionEnvironment environment) {
      if (fail) {
        environment.end("does not start");
        return;
      }
      for (var next = environment.next(() -> true).join();
          next.isPresent();
          next = environment.next(() -> true).join()) {
        environment.complete(
            next.get().requestId(), new Complete(new Returned(next.get().event())));
      }
    }

    @Override
    public void end(ExecutionEnvironment environment) {
      alive.decrementAndGet();
      ended.incrementAndGet();
      environment.end("stopped");
    }

    @Override
    public void close() {
      freezer.close();
    }
  }

  private static FunctionVersion version() {
    return TestVersions.version(FunctionVersion.LATEST, false, Duration.ofMinutes(1));
  }
}
