package io.github.lambdaurlguard.localcloud.cloudfront.event;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;

/** What becomes of a viewer's request. */
public sealed interface ViewerRequestResult {
  /** CloudFront goes on with this request. */
  record Forwarded(HttpRequest request) implements ViewerRequestResult {}

  /** The function answers: neither the cache nor the origin is asked. */
  record Generated(Delivery delivery) implements ViewerRequestResult {}
}
