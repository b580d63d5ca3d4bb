package io.github.lambdaurlguard.localcloud.trace;

import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * An invocation of a function that works for a request: what the function writes and the AWS
 * services that it calls belong to that request. The calls are known by X-Ray's trace header, which
 * the AWS SDKs send on from a function.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing
 *     header</a>
 */
public final class TracedInvocation implements AutoCloseable {
  private static final String TRACE_HEADER = "X-Amzn-Trace-Id";

  /** An invocation has a segment of its own; a caller may give several the same trace. */
  private static final Pattern SEGMENT = Pattern.compile("Parent=([0-9a-f]{16})");

  private static final Map<String, Recording> UNDER_WAY = new ConcurrentHashMap<>();

  private final Optional<Recording> request;
  private final String function;
  private final String requestId;
  private final Optional<String> segment;

  private TracedInvocation(
      Optional<Recording> request, String function, String requestId, Optional<String> segment) {
    this.request = request;
    this.function = function;
    this.requestId = requestId;
    this.segment = segment;
  }

  /**
   * An invocation begins, for the request that the current thread works for.
   *
   * @param traceHeader what the function learns as its trace
   */
  public static TracedInvocation begin(String function, String requestId, String traceHeader) {
    var request = Recording.current();
    var segment = segmentIn(traceHeader);
    segment.ifPresent(id -> request.ifPresent(recording -> UNDER_WAY.put(id, recording)));
    return new TracedInvocation(request, function, requestId, segment);
  }

  /** A service whose callers are functions: what it does for one is part of its request's way. */
  public static HttpListener.Service followed(HttpListener.Service service) {
    return call ->
        caller(call)
            .map(request -> request.during(() -> service.answer(call)))
            .orElseGet(() -> service.answer(call));
  }

  private static Optional<Recording> caller(HttpRequest call) {
    return segmentIn(call.header(TRACE_HEADER)).map(UNDER_WAY::get);
  }

  private static Optional<String> segmentIn(String traceHeader) {
    var matcher = SEGMENT.matcher(traceHeader);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** What Lambda calls the invocation. */
  public String requestId() {
    return requestId;
  }

  /** The function has written a line. It may be read after the invocation has ended. */
  public void wrote(String line) {
    request.ifPresent(
        recording -> recording.lines().add(new LogLine(Instant.now(), function, requestId, line)));
  }

  /** The invocation is over: what the function calls from now on is for nobody. */
  @Override
  public void close() {
    segment.ifPresent(UNDER_WAY::remove);
  }
}
