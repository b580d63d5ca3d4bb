package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.http.LoopbackHost;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failed;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Failure;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
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
  private static final int HEAD_LIMIT_BYTES = 64 * 1024;

  /** Above Lambda's 6 MB for a response, so that the one who checks the limit can say so. */
  private static final int BODY_LIMIT_BYTES = 16 * 1024 * 1024;

  private final Map<String, ExecutionEnvironment> environments = new ConcurrentHashMap<>();
  private final HttpListener listener =
      HttpListener.start(
          new HttpListener.Settings(
              "the Lambda runtime API", 0, HEAD_LIMIT_BYTES, BODY_LIMIT_BYTES),
          LoopbackHost.only(this::answer));

  /** Registers an environment. Returns the variables that lead its process here. */
  Map<String, String> register(ExecutionEnvironment environment) {
    var id = UUID.randomUUID().toString();
    environments.put(id, environment);
    var variables = new LinkedHashMap<String, String>();
    variables.put("AWS_LAMBDA_RUNTIME_API", listener.address() + "/" + id);
    variables.putAll(
        environment.version().snapStart()
            ? ContainerCredentials.variables(listener.address(), id)
            : ContainerCredentials.asVariables(credentials(environment)));
    return variables;
  }

  private static Credentials credentials(ExecutionEnvironment environment) {
    return environment.version().deployment().credentials();
  }

  void unregister(ExecutionEnvironment environment) {
    environments.values().remove(environment);
  }

  private HttpResponse answer(HttpRequest request) {
    var segments = request.path().split("/", 6);
    var environment = segments.length < 2 ? null : environments.get(segments[1]);
    if (environment == null) {
      return error(403, "unknown execution environment");
    }
    if (segments.length == 3 && segments[2].equals(ContainerCredentials.PATH)) {
      return ContainerCredentials.answer(request, segments[1], credentials(environment));
    }
    return segments.length < 5
        ? error(404, "unknown path")
        : answer(
            environment, segments[4] + (segments.length < 6 ? "" : "/" + segments[5]), request);
  }

  private static HttpResponse answer(
      ExecutionEnvironment environment, String operation, HttpRequest request) {
    return switch (operation) {
      case "invocation/next" -> next(environment);
      case "restore/next" -> restore(environment);
      case "init/error", "restore/error" -> {
        environment.end(request.body().text());
        yield accepted();
      }
      default -> result(environment, operation, request);
    };
  }

  private static HttpResponse restore(ExecutionEnvironment environment) {
    try {
      return environment.restore() ? HttpResponse.of(200, "application/json", "") : gone();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return gone();
    }
  }

  private static HttpResponse next(ExecutionEnvironment environment) {
    try {
      return environment.next().map(RuntimeApi::describe).orElseGet(RuntimeApi::gone);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return gone();
    }
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
            .add("Lambda-Runtime-Trace-Id", invocation.traceHeader())
            .add("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
    return new HttpResponse(200, headers, invocation.event());
  }

  private static HttpResponse result(
      ExecutionEnvironment environment, String operation, HttpRequest request) {
    var parts = operation.split("/", -1);
    if (parts.length != 3 || !parts[0].equals("invocation")) {
      return error(404, "unknown operation " + operation);
    }
    environment.complete(
        parts[1],
        parts[2].equals("response")
            ? new Returned(request.body())
            : new Failed(Failure.HANDLER_ERROR, request.body().text()));
    return accepted();
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
