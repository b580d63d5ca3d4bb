package io.github.lambdaurlguard.localcloud.cloudfront.event;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a function is told of where it runs.
 *
 * @param requestId the same for all that happens to one request of a viewer
 */
public record EventContext(String distributionDomainName, String distributionId, String requestId) {
  /** As it stands in an event. */
  public Map<String, Object> event(String eventType) {
    var event = new LinkedHashMap<String, Object>();
    event.put("distributionDomainName", distributionDomainName);
    event.put("distributionId", distributionId);
    event.put("eventType", eventType);
    event.put("requestId", requestId);
    return event;
  }
}
