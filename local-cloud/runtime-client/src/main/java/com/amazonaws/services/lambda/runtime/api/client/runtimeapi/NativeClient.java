package com.amazonaws.services.lambda.runtime.api.client.runtimeapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
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

  /** Header and body of the next event may take as long as it takes until there is one. */
  private static final int NO_LIMIT = 0;

  private static volatile String invocations;

  private NativeClient() {}

  /**
   * Called once, before the first event.
   *
   * @param runtimeApi the value of {@code AWS_LAMBDA_RUNTIME_API}
   */
  static void init(String runtimeApi) {
    var runtime = "http://" + runtimeApi + "/" + API_VERSION + "/runtime/";
    invocations = runtime + "invocation/";
    HandlerCheck.problem(System.getenv("_HANDLER"), NativeClient.class.getClassLoader())
        .ifPresent(problem -> fail(runtime + "init/error", problem));
  }

  /** Tells why the function does not start, and ends the process. */
  private static void fail(String address, String problem) {
    try {
      var words = problem.replaceAll("[\"\\\\\\p{Cntrl}]", "?");
      post(
          (HttpURLConnection) URI.create(address).toURL().openConnection(),
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
      var connection = open("next");
      connection.setReadTimeout(NO_LIMIT);
      expect(200, connection);
      var request = new InvocationRequest();
      request.setId(connection.getHeaderField("Lambda-Runtime-Aws-Request-Id"));
      request.setXrayTraceId(connection.getHeaderField("Lambda-Runtime-Trace-Id"));
      request.setInvokedFunctionArn(
          connection.getHeaderField("Lambda-Runtime-Invoked-Function-Arn"));
      request.setDeadlineTimeInMs(connection.getHeaderFieldLong("Lambda-Runtime-Deadline-Ms", 0));
      request.setClientContext(connection.getHeaderField("Lambda-Runtime-Client-Context"));
      request.setCognitoIdentity(connection.getHeaderField("Lambda-Runtime-Cognito-Identity"));
      request.setTenantId(connection.getHeaderField("Lambda-Runtime-Aws-Tenant-Id"));
      try (var body = connection.getInputStream()) {
        request.setContent(body.readAllBytes());
      }
      return request;
    } catch (IOException e) {
      throw failure("Failed to get next event: " + e.getMessage());
    }
  }

  /** Answers an event. */
  static void postInvocationResponse(byte[] requestId, byte[] response) {
    try {
      var id = URLEncoder.encode(new String(requestId, UTF_8), UTF_8);
      post(open(id + "/response"), response);
    } catch (IOException e) {
      throw failure("Failed to post invocation response: " + e.getMessage());
    }
  }

  private static void post(HttpURLConnection connection, byte[] text) throws IOException {
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(text.length);
    try (var body = connection.getOutputStream()) {
      body.write(text);
    }
    expect(202, connection);
    // Read to its end, the connection is used again.
    try (var answer = connection.getInputStream()) {
      answer.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static HttpURLConnection open(String operation) throws IOException {
    return (HttpURLConnection) URI.create(invocations + operation).toURL().openConnection();
  }

  private static void expect(int status, HttpURLConnection connection) throws IOException {
    if (connection.getResponseCode() != status) {
      throw new IOException("the Runtime API answered " + connection.getResponseCode());
    }
  }

  private static LambdaRuntimeClientException failure(String message) {
    return new LambdaRuntimeClientException(message, -1);
  }
}
