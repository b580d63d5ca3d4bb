package io.github.lambdaurlguard.localcloud.functionurl;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;

/** What function URLs answer when the function does not, as AWS was seen to answer. */
public final class Refusals {
  private static final String ERROR_TYPE = "x-amzn-ErrorType";
  private static final String ACCESS_DENIED = "AccessDeniedException";

  /** Lambda quota "Invocation payload (request and response)": for the event, in bytes. */
  public static final int EVENT_LIMIT_BYTES = 6 * 1024 * 1024;

  /** No permission: the page that it names explains the two that are needed. */
  static final HttpResponse FORBIDDEN =
      HttpResponse.json(
              403,
              Map.of(
                  "Message",
                  "Forbidden. For troubleshooting Function URL authorization issues,"
                      + " see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"))
          .with(ERROR_TYPE, ACCESS_DENIED);

  /** No signature where one is needed. */
  static final HttpResponse UNSIGNED =
      HttpResponse.json(403, Map.of("Message", "Forbidden")).with(ERROR_TYPE, ACCESS_DENIED);

  /** The function failed, timed out, or returned what is no result. */
  static final HttpResponse BAD_GATEWAY =
      HttpResponse.of(502, "application/json", "Internal Server Error")
          .with(ERROR_TYPE, "InternalServerErrorException");

  /** The function's reserved concurrency is in use. */
  static final HttpResponse THROTTLED =
      HttpResponse.json(
              429,
              new TreeMap<>(
                  Map.of(
                      "Reason", "ReservedFunctionConcurrentInvocationLimitExceeded",
                      "Type", "User",
                      "message", "Rate Exceeded.")))
          .with(ERROR_TYPE, "TooManyRequestsException");

  /** The event that the request would become is over the limit. */
  public static final HttpResponse TOO_LARGE =
      HttpResponse.json(
              413,
              Map.of(
                  "Message",
                  "Request must be smaller than %d bytes for the InvokeFunction operation"
                      .formatted(EVENT_LIMIT_BYTES)))
          .with(ERROR_TYPE, "RequestEntityTooLargeException");

  /** The query holds what Lambda does not read. */
  static final HttpResponse INVALID_QUERY =
      HttpResponse.json(400, noMessage()).with(ERROR_TYPE, "InvalidQueryStringException");

  private static final HttpResponse UNKNOWN_HOST =
      HttpResponse.json(403, noMessage()).with(ERROR_TYPE, ACCESS_DENIED);

  private Refusals() {}

  private static Map<String, Object> noMessage() {
    return Collections.singletonMap("Message", null);
  }

  /** A signature that is wrong. */
  static HttpResponse of(Refused refused) {
    return HttpResponse.json(403, Map.of("message", refused.message()))
        .with(ERROR_TYPE, refused.errorType());
  }

  /**
   * A host name of no URL: any origin may read the refusal, and OPTIONS is answered as a preflight.
   */
  static HttpResponse unknownHost(HttpRequest request) {
    if (request.method().equals("OPTIONS")) {
      var headers =
          HttpFields.build()
              .add("Content-Type", "application/json")
              .add("Access-Control-Allow-Origin", "*");
      echo(request, "Headers", headers);
      echo(request, "Method", "Methods", headers);
      headers.add("Access-Control-Max-Age", "172800");
      return new HttpResponse(200, headers, Body.EMPTY);
    }
    return request.header("Origin").isEmpty()
        ? UNKNOWN_HOST
        : UNKNOWN_HOST
            .with("Access-Control-Allow-Origin", "*")
            .with(
                "Access-Control-Expose-Headers",
                "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date");
  }

  private static void echo(HttpRequest request, String what, HttpFields.Mutable headers) {
    echo(request, what, what, headers);
  }

  private static void echo(
      HttpRequest request, String asked, String allowed, HttpFields.Mutable headers) {
    var value = request.header("Access-Control-Request-" + asked);
    if (!value.isEmpty()) {
      headers.add("Access-Control-Allow-" + allowed, value);
    }
  }
}
