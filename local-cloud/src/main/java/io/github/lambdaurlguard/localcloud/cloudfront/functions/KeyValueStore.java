package io.github.lambdaurlguard.localcloud.cloudfront.functions;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key value store, from which functions read.
 *
 * @param id a UUID
 * @param synced when its pairs were imported
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/kvs-with-functions.html">Amazon
 *     CloudFront KeyValueStore</a>
 */
public record KeyValueStore(String id, Map<String, String> entries, Instant synced) {
  /** As the runtime of functions reads it. */
  public Map<String, Object> document() {
    var document = new LinkedHashMap<String, Object>();
    document.put("id", id);
    document.put("creationDateTime", synced.toString());
    document.put("lastUpdatedDateTime", synced.toString());
    document.put("entries", entries);
    return document;
  }
}
