package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import io.github.lambdaurlguard.localcloud.cloudfront.event.BrokenEdgeRule;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeEvent;
import io.github.lambdaurlguard.localcloud.cloudfront.event.EdgeRules;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;

/**
 * What a function for responses made of one. Next to the origin it may put another body and status
 * in their place, next to the viewer only headers.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-generating-http-responses.html#lambda-updating-http-responses">Update
 *     HTTP responses in origin response triggers</a>
 */
final class LambdaResponseResult {
  /** Read-only next to the viewer for Lambda@Edge, but not for CloudFront Functions. */
  private static final Set<String> READ_ONLY_NEXT_TO_THE_VIEWER =
      Set.of("content-encoding", "content-length", "transfer-encoding");

  private static final String LAMBDA_RESTRICTIONS =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-at-edge-function-restrictions.html";

  private LambdaResponseResult() {}

  /**
   * Reads a function's result.
   *
   * @param shown the response that the function was given
   * @throws BrokenEdgeRule if the result breaks a rule of Lambda@Edge
   */
  static HttpResponse read(EdgeEvent event, Body payload, HttpResponse shown) {
    return LambdaResult.read(payload, result -> response(event, result, shown));
  }

  private static HttpResponse response(EdgeEvent event, Map<?, ?> result, HttpResponse shown) {
    var status = LambdaResult.status(result);
    var headers = LambdaResult.headers(result.get("headers"));
    EdgeRules.checkHeaders(event, EdgeRules.visible(shown.headers()), headers);
    if (event.isViewers()) {
      checkViewerResponse(result, headers, shown);
    }
    var body = shown.body();
    if (result.containsKey("body")) {
      body = LambdaResult.decoded(result, "bodyEncoding", "body");
      LambdaResult.checkSize(event, headers, body);
    }
    for (HttpField header : shown.headers()) {
      if (EdgeRules.isDisallowed(header.getName())) {
        headers.add(header);
      }
    }
    return new HttpResponse(status, headers, body);
  }

  private static void checkViewerResponse(
      Map<?, ?> result, HttpFields headers, HttpResponse shown) {
    if (LambdaResult.status(result) != shown.status()) {
      throw new BrokenEdgeRule(
          "it changed the status, which no function for viewer responses can", LAMBDA_RESTRICTIONS);
    }
    if (result.containsKey("body")) {
      throw new BrokenEdgeRule("it has a body, which only functions for origin responses replace");
    }
    EdgeRules.checkReadOnly(READ_ONLY_NEXT_TO_THE_VIEWER, shown.headers(), headers);
  }
}
