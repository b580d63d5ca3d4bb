package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jetty.http.HttpFields;

/**
 * A response in the cache.
 *
 * @param version of the object at its origin
 * @param since when the origin answered with it, or said that it had not changed
 * @param lifetime how long it is served without asking the origin
 */
record StoredObject(HttpResponse response, String version, Instant since, Duration lifetime) {
  boolean isFresh(Instant now) {
    return now.isBefore(since.plus(lifetime));
  }

  boolean isError() {
    return response.isError();
  }

  /**
   * The response as a viewer gets it out of the cache.
   *
   * @param result what it is called, unless it is an error
   */
  Delivery at(Instant now, DeliveryResult result) {
    return Delivery.fromCache(response, result, Duration.between(since, now));
  }

  /** A request that asks whether this is still the object. */
  HttpRequest check(HttpRequest unconditional) {
    var headers = HttpFields.build(unconditional.headers());
    // A header that is put without a value is none.
    headers.put("If-None-Match", response.headers().get("ETag"));
    headers.put("If-Modified-Since", response.headers().get("Last-Modified"));
    return unconditional.withHeaders(headers.asImmutable());
  }
}
