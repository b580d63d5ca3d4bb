package io.github.lambdaurlguard.localcloud.lambda;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Complete;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/** Functions that threads of this process run, for tests of what invokes functions. */
public final class FakeFunctions implements AutoCloseable {
  private final Functions functions = new Functions();
  private final List<EnvironmentPool> pools = new ArrayList<>();

  /** A function that does what {@code code} does. */
  public LambdaFunction function(
      String label, Function<InvocationRequest, InvocationOutcome> code) {
    return function(label, OptionalInt.empty(), code);
  }

  /** A function that always returns the same. */
  public LambdaFunction returning(String label, String json) {
    return function(label, _ -> returned(json));
  }

  /** A function whose reserved concurrency is in use: it has none. */
  public LambdaFunction throttled(String label) {
    return function(label, OptionalInt.of(0), _ -> returned("{}"));
  }

  /** A function under an alias. */
  public LambdaFunction alias(LambdaFunction function, String name) {
    return functions.addAlias(function, name);
  }

  /** What comes of an invocation that returns this. */
  public static InvocationOutcome returned(String json) {
    return new Complete(new Returned(Body.of(json)));
  }

  /** What comes of an invocation that fails. */
  public static InvocationOutcome failed(Failure failure) {
    return new Complete(new Failed(failure, "what the console reads"));
  }

  private LambdaFunction function(
      String label,
      OptionalInt reservedConcurrency,
      Function<InvocationRequest, InvocationOutcome> code) {
    var function =
        functions.create(
            TestVersions.configuration(label, Duration.ofMinutes(1), false, reservedConcurrency),
            TestVersions.code());
    var pool = new EnvironmentPool(QUIET, function.host().worker(), new Threads(code));
    pools.add(pool);
    function.host().host(pool);
    return function;
  }

  @Override
  public void close() {
    pools.forEach(EnvironmentPool::close);
  }

  /** Environments without a process: they count as debugged, because those are never frozen. */
  private record Threads(Function<InvocationRequest, InvocationOutcome> code)
      implements EnvironmentPool.Launcher {
    @Override
    public int limit(Worker worker) {
      return 1;
    }

    @Override
    public boolean bearsMoreThan(int environments) {
      return true;
    }

    @Override
    public ExecutionEnvironment launch(Worker worker) {
      var environment = new ExecutionEnvironment(worker, null, Duration.ofMinutes(1), true);
      Thread.ofVirtual().start(() -> run(environment));
      return environment;
    }

    private void run(ExecutionEnvironment environment) {
      for (var next = environment.next(() -> true).join();
          next.isPresent();
          next = environment.next(() -> true).join()) {
        var call = next.get();
        environment.complete(
            call.requestId(),
            outcome(new InvocationRequest(call.requestId(), call.tracing(), call.event())));
      }
    }

    /** A handler that throws fails its invocation, and not the environment. */
    private InvocationOutcome outcome(InvocationRequest call) {
      try {
        return code.apply(call);
      } catch (RuntimeException e) {
        return new Complete(new Failed(Failure.HANDLER_ERROR, e.toString()));
      }
    }

    @Override
    public void end(ExecutionEnvironment environment) {
      environment.end("stopped");
    }
  }
}
