package io.github.lambdaurlguard.localcloud.cloudfront.edge;

import java.util.Set;

/**
 * The points of a request's way at which an edge function can run, each with the headers that a
 * function may read there, but neither add, change nor delete.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html">Restrictions
 *     on all edge functions</a>
 */
public enum EdgeEvent {
  VIEWER_REQUEST(
      "viewer-request", Set.of("cdn-loop", "content-length", "host", "transfer-encoding", "via")),
  ORIGIN_REQUEST(
      "origin-request",
      Set.of(
          "accept-encoding",
          "cdn-loop",
          "content-length",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "transfer-encoding",
          "via")),
  VIEWER_RESPONSE("viewer-response", Set.of("via", "warning"));

  private final String eventType;
  private final Set<String> readOnlyHeaders;

  EdgeEvent(String eventType, Set<String> readOnlyHeaders) {
    this.eventType = eventType;
    this.readOnlyHeaders = readOnlyHeaders;
  }

  /** The event's name in templates and in events. */
  public String eventType() {
    return eventType;
  }

  Set<String> readOnlyHeaders() {
    return readOnlyHeaders;
  }
}
