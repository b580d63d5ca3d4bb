package io.github.lambdaurlguard.localcloud.cloudfront.event;

/** The points of a request's way at which an edge function can run. */
public enum EdgeEvent {
  VIEWER_REQUEST("viewer-request"),
  ORIGIN_REQUEST("origin-request"),
  ORIGIN_RESPONSE("origin-response"),
  VIEWER_RESPONSE("viewer-response");

  private final String eventType;

  EdgeEvent(String eventType) {
    this.eventType = eventType;
  }

  /** Whether the function runs next to the viewer, and not next to the origin. */
  public boolean isViewers() {
    return this == VIEWER_REQUEST || this == VIEWER_RESPONSE;
  }

  /** Whether the function decides about a request. */
  public boolean isRequest() {
    return this == VIEWER_REQUEST || this == ORIGIN_REQUEST;
  }

  /** The event's name in templates and in events. */
  public String eventType() {
    return eventType;
  }
}
