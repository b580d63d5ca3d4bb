package io.github.lambdaurlguard.books;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The one line that a request leaves in the log, as JSON. It holds no header, path, query or body:
 * they carry session tokens and what people wrote.
 */
final class RequestLog {

  private static final int STACK_FRAMES = 20;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long start = System.nanoTime();
  private final Map<String, Object> line = new LinkedHashMap<>();
  private final boolean isWritten;
  private final Consumer<String> out;

  private RequestLog(
      String route, String requestId, String traceId, boolean isWritten, Consumer<String> out) {
    this.isWritten = isWritten;
    this.out = out;
    line.put("requestId", requestId);
    line.put("traceId", traceId);
    line.put("route", route);
  }

  static RequestLog of(String route, Context context) {
    return new RequestLog(
        route,
        context.getAwsRequestId(),
        context.getXrayTraceId(),
        true,
        // Outside Lambda the logger writes to a stream and ends no line.
        text -> context.getLogger().log(text + "\n"));
  }

  /** Nobody asked: it leaves a line only if something failed. */
  static RequestLog ofRehearsal(String route) {
    return new RequestLog(route, "rehearsal", null, false, System.out::println);
  }

  void method(String method) {
    line.put("method", method);
  }

  void fault(RuntimeException fault) {
    line.put("error", fault.getClass().getName());
    line.put("message", fault.getMessage());
    switch (fault) {
      case AwsServiceException answer when answer.awsErrorDetails() != null -> {
        line.put("awsErrorCode", answer.awsErrorDetails().errorCode());
        line.put("awsRequestId", answer.requestId());
      }
      // Its message tells all; its stack is the SDK's own.
      case SdkException told -> {}
      default -> line.put("stack", firstFrames(fault));
    }
  }

  private static List<String> firstFrames(RuntimeException fault) {
    return Arrays.stream(fault.getStackTrace())
        .limit(STACK_FRAMES)
        .map(StackTraceElement::toString)
        .toList();
  }

  void write(int status) throws IOException {
    line.put("status", status);
    line.put("latencyMs", (System.nanoTime() - start) / NANOS_PER_MILLI);
    if (isWritten || line.containsKey("error")) {
      out.accept(JSON.std.asString(line));
    }
  }
}
