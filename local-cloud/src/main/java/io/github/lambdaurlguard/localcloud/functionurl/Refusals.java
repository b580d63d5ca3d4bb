package io.github.lambdaurlguard.localcloud.functionurl;

import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import java.util.Map;

/** What function URLs answer when the function does not, in AWS's words. */
final class Refusals {
  private static final String ERROR_TYPE = "x-amzn-ErrorType";

  /** No signature, or one whose owner is not allowed in. */
  static final HttpResponse FORBIDDEN =
      HttpResponse.json(
              403,
              Map.of(
                  "Message",
                  "Forbidden. For troubleshooting Function URL authorization issues,"
                      + " see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"))
          .with(ERROR_TYPE, "AccessDeniedException");

  /** The function failed, timed out, or returned what is no result. */
  static final HttpResponse BAD_GATEWAY =
      HttpResponse.of(502, "application/json", "Internal Server Error")
          .with(ERROR_TYPE, "InternalServerErrorException");

  /** The function's reserved concurrency is in use. */
  static final HttpResponse THROTTLED =
      HttpResponse.json(
              429,
              Map.of(
                  "Reason", "ReservedFunctionConcurrentInvocationLimitExceeded",
                  "Type", "User",
                  "message", "Rate Exceeded."))
          .with(ERROR_TYPE, "TooManyRequestsException");

  private Refusals() {}

  /** A signature that is wrong. */
  static HttpResponse of(Refused refused) {
    return HttpResponse.json(403, Map.of("message", refused.message()))
        .with(ERROR_TYPE, refused.errorType());
  }
}
