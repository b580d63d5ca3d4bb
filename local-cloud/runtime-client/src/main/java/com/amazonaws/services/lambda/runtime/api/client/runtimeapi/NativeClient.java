package com.amazonaws.services.lambda.runtime.api.client.runtimeapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;
import java.net.URLEncoder;

/**
 * Stands in front of the class of this name in Lambda's runtime interface client, whose methods are
 * native and exist for Linux only: asks the Runtime API for events and answers them, on any
 * platform. All else of the client is Lambda's own.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime
 *     API</a>
 */
class NativeClient {
  private static final String API_VERSION = "2018-06-01";

  private static final byte[] NO_BODY = new byte[0];

  private static volatile RuntimeConnection connection;
  private static volatile String invocations;

  private NativeClient() {}

  /**
   * Called once, before the first event.
   *
   * @param runtimeApi the value of {@code AWS_LAMBDA_RUNTIME_API}: here with a path of this
   *     environment's own
   */
  static void init(String runtimeApi) {
    var slash = runtimeApi.indexOf('/');
    connection = new RuntimeConnection(runtimeApi.substring(0, slash));
    var runtime = runtimeApi.substring(slash) + "/" + API_VERSION + "/runtime/";
    invocations = runtime + "invocation/";
    HandlerCheck.problem(System.getenv("_HANDLER"), NativeClient.class.getClassLoader())
        .ifPresent(problem -> fail(runtime + "init/error", problem));
  }

  /** Tells why the function does not start, and ends the process. */
  private static void fail(String path, String problem) {
    try {
      var words = problem.replaceAll("[\"\\\\\\p{Cntrl}]", "?");
      post(
          path,
          "{\"errorType\":\"Runtime.InvalidHandler\",\"errorMessage\":\"%s\"}"
              .formatted(words)
              .getBytes(UTF_8));
    } catch (IOException e) {
      System.err.println(problem);
    }
    System.exit(1);
  }

  /** Waits for an event. */
  static InvocationRequest next() {
    try {
      var response = expect(200, connection.send("GET", invocations + "next", NO_BODY));
      var headers = response.headers();
      var request = new InvocationRequest();
      request.setId(headers.get("Lambda-Runtime-Aws-Request-Id"));
      request.setXrayTraceId(headers.get("Lambda-Runtime-Trace-Id"));
      request.setInvokedFunctionArn(headers.get("Lambda-Runtime-Invoked-Function-Arn"));
      request.setDeadlineTimeInMs(
          Long.parseLong(headers.getOrDefault("Lambda-Runtime-Deadline-Ms", "0")));
      request.setClientContext(headers.get("Lambda-Runtime-Client-Context"));
      request.setCognitoIdentity(headers.get("Lambda-Runtime-Cognito-Identity"));
      request.setTenantId(headers.get("Lambda-Runtime-Aws-Tenant-Id"));
      request.setContent(response.body());
      return request;
    } catch (IOException e) {
      throw failure("Failed to get next event: " + e.getMessage());
    }
  }

  /** Answers an event. */
  static void postInvocationResponse(byte[] requestId, byte[] response) {
    try {
      var id = URLEncoder.encode(new String(requestId, UTF_8), UTF_8);
      post(invocations + id + "/response", response);
    } catch (IOException e) {
      throw failure("Failed to post invocation response: " + e.getMessage());
    }
  }

  private static void post(String path, byte[] text) throws IOException {
    expect(202, connection.send("POST", path, text));
  }

  private static RuntimeConnection.Response expect(int status, RuntimeConnection.Response response)
      throws IOException {
    if (response.status() != status) {
      throw new IOException("the Runtime API answered " + response.status());
    }
    return response;
  }

  private static LambdaRuntimeClientException failure(String message) {
    return new LambdaRuntimeClientException(message, -1);
  }
}
