package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.http.LoopbackHost;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Complete;
import io.github.lambdaurlguard.localcloud.lambda.InvocationOutcome.Streamed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpFields;

/**
 * The Lambda Runtime API, version 2018-06-01, for all execution environments at one port. Each
 * environment has a path of its own in front of the API's, so that a request tells who sent it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime
 *     API</a>
 */
final class RuntimeApi implements AutoCloseable {
  private static final String RESPONSE_MODE = "Lambda-Runtime-Function-Response-Mode";

  /** A function may pause for as long as it may run: 15 minutes at most. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(16);

  private static final int HEAD_LIMIT_BYTES = 64 * 1024;

  /** Above Lambda's limit for a result, so that the invocation can end with it. */
  private static final int BODY_LIMIT_BYTES = 128 * 1024 * 1024;

  /**
   * Lambda quota "Invocation payload (request and response)", as the Runtime API was seen to name
   * it; escapes count.
   */
  static final int RESULT_LIMIT_BYTES = 6_291_556;

  private final Map<String, ExecutionEnvironment> environments = new ConcurrentHashMap<>();
  private final HttpListener listener;

  RuntimeApi(Console console) {
    listener =
        HttpListener.startAsync(
            console,
            new HttpListener.Settings(
                    "the Lambda runtime API", 0, HEAD_LIMIT_BYTES, BODY_LIMIT_BYTES)
                .flowing(headers -> headers.contains(RESPONSE_MODE, "streaming"), LONGEST_PAUSE),
            LoopbackHost.onlyAsync(this::answer));
  }

  /** Registers an environment. Returns the variables that lead its process here. */
  Map<String, String> register(ExecutionEnvironment environment) {
    var id = UUID.randomUUID().toString();
    environments.put(id, environment);
    var variables = new LinkedHashMap<String, String>();
    variables.put("AWS_LAMBDA_RUNTIME_API", listener.address() + "/" + id);
    var worker = environment.worker();
    worker
        .credentials()
        .map(
            credentials ->
                worker.snapStart()
                    ? ContainerCredentials.variables(listener.address(), id)
                    : ContainerCredentials.asVariables(credentials))
        .ifPresent(variables::putAll);
    return variables;
  }

  void unregister(ExecutionEnvironment environment) {
    environments.values().remove(environment);
  }

  private CompletableFuture<HttpResponse> answer(HttpRequest request, HttpListener.Caller caller) {
    var segments = request.path().split("/", 6);
    var environment = segments.length < 2 ? null : environments.get(segments[1]);
    if (environment == null) {
      return at(error(403, "unknown execution environment"));
    }
    var credentials = environment.worker().credentials();
    if (segments.length == 3
        && segments[2].equals(ContainerCredentials.PATH)
        && credentials.isPresent()) {
      return at(ContainerCredentials.answer(request, segments[1], credentials.get()));
    }
    return segments.length < 5
        ? at(error(404, "unknown path"))
        : answer(
            environment,
            segments[4] + (segments.length < 6 ? "" : "/" + segments[5]),
            request,
            caller);
  }

  private static CompletableFuture<HttpResponse> at(HttpResponse once) {
    return CompletableFuture.completedFuture(once);
  }

  private static CompletableFuture<HttpResponse> answer(
      ExecutionEnvironment environment,
      String operation,
      HttpRequest request,
      HttpListener.Caller caller) {
    return switch (operation) {
      case "invocation/next" ->
          environment
              .next(caller::isThere)
              .thenApply(next -> next.map(RuntimeApi::describe).orElseGet(RuntimeApi::gone));
      case "restore/next" ->
          environment
              .restore()
              .thenApply(wanted -> wanted ? HttpResponse.of(200, "application/json", "") : gone());
      case "init/error", "restore/error" -> {
        environment.fail(request.body().text());
        yield at(accepted());
      }
      default -> result(environment, operation, request);
    };
  }

  private static HttpResponse gone() {
    return error(410, "the execution environment has ended");
  }

  private static HttpResponse describe(Invocation invocation) {
    var headers =
        HttpFields.build()
            .add("Content-Type", "application/json")
            .add("Lambda-Runtime-Aws-Request-Id", invocation.requestId())
            .add("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline().toEpochMilli()))
            .add("Lambda-Runtime-Trace-Id", invocation.tracing().text())
            .add("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
    return new HttpResponse(200, headers, invocation.event());
  }

  private static CompletableFuture<HttpResponse> result(
      ExecutionEnvironment environment, String operation, HttpRequest request) {
    var parts = operation.split("/", -1);
    if (parts.length != 3 || !parts[0].equals("invocation")) {
      return at(error(404, "unknown operation " + operation));
    }
    if (!parts[2].equals("response")) {
      environment.complete(
          parts[1], new Complete(new Failed(Failure.HANDLER_ERROR, request.body().text())));
      return at(accepted());
    }
    if (request.body() instanceof FlowingBody payload) {
      return stream(environment, parts[1], new Streamed(request.header("Content-Type"), payload));
    }
    if (request.body().size() > RESULT_LIMIT_BYTES) {
      return at(tooLarge(environment, parts[1], request.body().size()));
    }
    environment.complete(parts[1], new Complete(new Returned(request.body())));
    return at(accepted());
  }

  /** The runtime has its answer when all that it streamed was read. */
  private static CompletableFuture<HttpResponse> stream(
      ExecutionEnvironment environment, String requestId, Streamed response) {
    var answer = new CompletableFuture<HttpResponse>();
    response.payload().atEnd(() -> answer.complete(accepted()));
    if (!environment.complete(requestId, response)) {
      response.payload().close();
    }
    return answer;
  }

  private static HttpResponse tooLarge(
      ExecutionEnvironment environment, String requestId, int bytes) {
    environment.complete(
        requestId,
        new Complete(
            new Failed(
                Failure.HANDLER_ERROR,
                "Response payload size (%d bytes) exceeded maximum allowed payload size (%d bytes)."
                    .formatted(bytes, RESULT_LIMIT_BYTES))));
    return HttpResponse.json(
        413,
        Map.of(
            "errorMessage",
            "Exceeded maximum allowed payload size (%d bytes).".formatted(RESULT_LIMIT_BYTES),
            "errorType",
            "RequestEntityTooLarge"));
  }

  private static HttpResponse accepted() {
    return HttpResponse.json(202, Map.of("status", "OK"));
  }

  private static HttpResponse error(int status, String message) {
    return HttpResponse.json(status, Map.of("errorMessage", message));
  }

  @Override
  public void close() {
    listener.close();
  }
}
