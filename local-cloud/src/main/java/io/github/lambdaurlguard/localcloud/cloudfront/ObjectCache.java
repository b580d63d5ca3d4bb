package io.github.lambdaurlguard.localcloud.cloudfront;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.lambdaurlguard.localcloud.cloudfront.CachePolicy.TimeToLive;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;

/**
 * Answers GET and HEAD from what was fetched before; what is missing is fetched, what has expired
 * is checked with the origin. What was used least makes room for the rest.
 */
final class ObjectCache {
  /** Asks the origin. */
  @FunctionalInterface
  interface Fetch<E extends Exception> {
    HttpResponse fetch(HttpRequest request) throws E;
  }

  /**
   * What an object is known by.
   *
   * @param origin CloudFront's documentation does not tell whether two origins share a key; here
   *     they do not
   */
  record Key(String origin, String path) {}

  private record Stored(HttpResponse response, String version, Instant since, Duration lifetime) {
    boolean isFresh(Instant now) {
      return now.isBefore(since.plus(lifetime));
    }
  }

  private static final long MAX_BYTES = 64L * 1024 * 1024;

  /** What a response takes beside its body, estimated. */
  private static final int HEAD_BYTES = 1024;

  private static final Set<String> METHODS = Set.of("GET", "HEAD");
  private static final Set<String> CONDITIONS =
      Set.of("if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since");
  private static final int NOT_MODIFIED = 304;
  private static final int FIRST_SERVER_ERROR = 500;

  private final InstantSource clock;
  private final Cache<Key, Stored> objects =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((Key _, Stored stored) -> stored.response().body().size() + HEAD_BYTES)
          .build();

  ObjectCache(InstantSource clock) {
    this.clock = clock;
  }

  static boolean isCacheable(Behavior behavior, HttpRequest request) {
    return behavior.cachePolicy().caches() && METHODS.contains(request.method());
  }

  /**
   * Answers a request.
   *
   * @param version of the object at its origin; where another was stored, that one is forgotten
   */
  <E extends Exception> HttpResponse answer(
      Key key, String version, TimeToLive bounds, HttpRequest request, Fetch<E> origin) throws E {
    var known = objects.getIfPresent(key);
    if (known != null && !known.version().equals(version)) {
      objects.invalidate(key);
      known = null;
    }
    if (known != null && known.isFresh(clock.instant())) {
      Recording.note(Part.CACHE, "", "hit");
      return aged(known, "Hit from cloudfront");
    }
    Recording.note(Part.CACHE, "", known == null ? "miss" : "expired");
    var tag = known == null ? null : known.response().headers().get("ETag");
    var response = origin.fetch(unconditional(request, tag));
    if (known != null && response.status() == NOT_MODIFIED) {
      return aged(store(key, version, bounds, known.response()), "RefreshHit from cloudfront");
    }
    if (known != null && response.status() >= FIRST_SERVER_ERROR) {
      var kept = new Stored(known.response(), version, clock.instant(), Freshness.ERROR_MIN);
      objects.put(key, kept);
      return aged(kept, "Hit from cloudfront");
    }
    if (request.method().equals("GET")) {
      store(key, version, bounds, response);
    }
    return response;
  }

  private Stored store(Key key, String version, TimeToLive bounds, HttpResponse response) {
    var now = clock.instant();
    var lifetime = Freshness.of(response, bounds, now);
    var stored = new Stored(response, version, now, lifetime.orElse(Duration.ZERO));
    if (lifetime.isPresent()) {
      objects.put(key, stored);
    } else {
      objects.invalidate(key);
    }
    return stored;
  }

  private HttpResponse aged(Stored stored, String result) {
    var age = Duration.between(stored.since(), clock.instant()).toSeconds();
    return stored.response().with("Age", Long.toString(age)).with("X-Cache", result);
  }

  /** The viewer's conditions are CloudFront's to judge; the origin sees those of the cache. */
  private static HttpRequest unconditional(HttpRequest request, String knownTag) {
    var headers = HttpFields.build();
    request.headers().stream()
        .filter(header -> !CONDITIONS.contains(header.getLowerCaseName()))
        .filter(header -> !header.is("Range"))
        .forEach(headers::add);
    if (knownTag != null) {
      headers.add("If-None-Match", knownTag);
    }
    return request.withHeaders(headers.asImmutable());
  }
}
