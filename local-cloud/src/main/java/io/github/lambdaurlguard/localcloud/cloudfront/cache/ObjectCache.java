package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Answers from what was fetched before; what is missing is fetched, what has expired is checked
 * with the origin. Requests that miss the same object at the same time wait for one answer. What
 * was used least makes room for the rest.
 */
public final class ObjectCache {
  /** Asks the origin. */
  @FunctionalInterface
  public interface Fetch {
    Delivery fetch(HttpRequest request);
  }

  /**
   * What is asked for.
   *
   * @param version of the object at its origin; where another was stored, that one is forgotten
   * @param request for the origin, with the conditions of the viewer
   */
  public record Lookup(CacheKey key, String version, Freshness freshness, HttpRequest request) {
    /** Only a request for the whole object brings an answer for others. */
    private boolean canShare() {
      return !isHead() && isForWholeObject();
    }

    private boolean isForWholeObject() {
      return !request.headers().contains("Range");
    }

    private boolean brings(HttpResponse response) {
      return !isHead() && response.status() != PARTIAL_CONTENT;
    }

    private boolean isHead() {
      return request.method().equals("HEAD");
    }
  }

  private static final long MAX_BYTES = 64L * 1024 * 1024;

  /** CloudFront takes 50 GB; an object that would drive out all others is none for this cache. */
  private static final int MAX_OBJECT_BYTES = 16 * 1024 * 1024;

  /** What a response takes beside its body and its key, estimated. */
  private static final int HEAD_BYTES = 1024;

  private static final int PARTIAL_CONTENT = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int FIRST_SERVER_ERROR = 500;

  private final InstantSource clock;
  private final CollapsedRequests collapsed = new CollapsedRequests();
  private final Cache<CacheKey, StoredObject> objects =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher(
              (CacheKey key, StoredObject stored) ->
                  stored.response().body().size() + key.length() + HEAD_BYTES)
          .build();

  public ObjectCache(InstantSource clock) {
    this.clock = clock;
  }

  /** Answers a GET, a HEAD or an OPTIONS. */
  public Delivery answer(Lookup lookup, Fetch origin) {
    var known = fresh(lookup);
    if (known.isPresent()) {
      return hit(known.get());
    }
    if (!lookup.canShare()) {
      return ask(lookup, origin);
    }
    try (var request = collapsed.join(lookup.key(), lookup.version())) {
      if (!request.isOwn()) {
        request.await();
      }
      // The request that it waited for may have brought the object.
      known = fresh(lookup);
      return known.isPresent() ? hit(known.get()) : ask(lookup, origin);
    }
  }

  /** Answers where the policy keeps nothing: errors are kept all the same. */
  public Delivery answerUnlessError(Lookup lookup, Fetch origin) {
    var known = fresh(lookup);
    if (known.isPresent()) {
      return hit(known.get());
    }
    var delivery = origin.fetch(lookup.request());
    var response = delivery.response();
    return lookup.brings(response) && response.isError()
        ? delivery.map(error -> keep(lookup, error))
        : delivery;
  }

  private Delivery ask(Lookup lookup, Fetch origin) {
    var known = known(lookup);
    Recording.note(Part.CACHE, "", known.isEmpty() ? "miss" : "expired");
    var request = Preconditions.removedFrom(lookup.request());
    var delivery =
        origin.fetch(
            known.isPresent() && lookup.isForWholeObject() ? known.get().check(request) : request);
    var response = delivery.response();
    if (known.isPresent() && response.status() == NOT_MODIFIED) {
      return answer(store(lookup, known.get().response()), DeliveryResult.REFRESH_HIT);
    }
    if (known.isPresent() && response.status() >= FIRST_SERVER_ERROR && !known.get().isError()) {
      return answer(keepLonger(lookup, known.get(), response.status()), DeliveryResult.HIT);
    }
    return lookup.brings(response) ? delivery.map(brought -> keep(lookup, brought)) : delivery;
  }

  /**
   * Stores a response if it may be stored. One that says its length is stored before it goes on, if
   * it is not too long; one that does not flows on, and is stored when the last byte has passed.
   */
  private HttpResponse keep(Lookup lookup, HttpResponse response) {
    var length = response.body().length();
    if (lookup.freshness().of(response, clock.instant()).isEmpty()
        || length.orElse(0) > MAX_OBJECT_BYTES) {
      objects.invalidate(lookup.key());
      return response;
    }
    if (response.body() instanceof FlowingBody flowing && length.isEmpty()) {
      return response.withBody(
          flowing.through(
              bytes ->
                  new Tee(
                      bytes, MAX_OBJECT_BYTES, body -> store(lookup, response.withBody(body)))));
    }
    return store(lookup, response.whole()).response();
  }

  private Optional<StoredObject> known(Lookup lookup) {
    return Optional.ofNullable(objects.getIfPresent(lookup.key()))
        .filter(stored -> stored.version().equals(lookup.version()));
  }

  private Optional<StoredObject> fresh(Lookup lookup) {
    return known(lookup).filter(stored -> stored.isFresh(clock.instant()));
  }

  private StoredObject store(Lookup lookup, HttpResponse response) {
    var now = clock.instant();
    var lifetime = lookup.freshness().of(response, now);
    var stored = new StoredObject(response, lookup.version(), now, lifetime.orElse(Duration.ZERO));
    if (lifetime.isPresent()) {
      objects.put(lookup.key(), stored);
    } else {
      objects.invalidate(lookup.key());
    }
    return stored;
  }

  /** While the origin fails, what has expired is better than nothing. */
  private StoredObject keepLonger(Lookup lookup, StoredObject known, int status) {
    var minimum = lookup.freshness().errors().minimum(status);
    var longer = new StoredObject(known.response(), known.version(), clock.instant(), minimum);
    objects.put(lookup.key(), longer);
    return longer;
  }

  private Delivery hit(StoredObject stored) {
    Recording.note(Part.CACHE, "", "hit");
    return answer(stored, DeliveryResult.HIT);
  }

  private Delivery answer(StoredObject stored, DeliveryResult result) {
    return stored.at(clock.instant(), result);
  }
}
