package io.github.lambdaurlguard.localcloud.cloudfront.edge;

/** The points of a request's way at which an edge function can run. */
public enum EdgeEvent {
  VIEWER_REQUEST("viewer-request"),
  ORIGIN_REQUEST("origin-request"),
  VIEWER_RESPONSE("viewer-response");

  private final String eventType;

  EdgeEvent(String eventType) {
    this.eventType = eventType;
  }

  /** The event's name in templates and in events. */
  public String eventType() {
    return eventType;
  }
}
