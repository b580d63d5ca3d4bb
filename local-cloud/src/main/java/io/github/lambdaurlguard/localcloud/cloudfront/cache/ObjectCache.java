package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;

/**
 * Answers from what was fetched before; what is missing is fetched, what has expired is checked
 * with the origin. Requests that miss the same object at the same time wait for one answer. What
 * was used least makes room for the rest.
 */
public final class ObjectCache {
  /** Asks the origin. */
  @FunctionalInterface
  public interface Fetch<E extends Exception> {
    HttpResponse fetch(HttpRequest request) throws E;
  }

  /**
   * What is asked for.
   *
   * @param version of the object at its origin; where another was stored, that one is forgotten
   * @param request for the origin, with the conditions of the viewer
   */
  public record Question(CacheKey key, String version, Freshness freshness, HttpRequest request) {
    /** Only a request for the whole object brings an answer for others. */
    private boolean canShare() {
      return !isHead() && !request.headers().contains("Range");
    }

    private boolean brings(HttpResponse response) {
      return !isHead() && response.status() != PARTIAL_CONTENT;
    }

    private boolean isHead() {
      return request.method().equals("HEAD");
    }
  }

  /**
   * An answer.
   *
   * @param fromCache whether it is an object that the cache keeps
   */
  public record Answer(HttpResponse response, boolean fromCache) {}

  private record Stored(HttpResponse response, String version, Instant since, Duration lifetime) {
    boolean isFresh(Instant now) {
      return now.isBefore(since.plus(lifetime));
    }

    boolean isError() {
      return response.status() >= FIRST_ERROR;
    }
  }

  private static final long MAX_BYTES = 64L * 1024 * 1024;

  /** What a response takes beside its body and its key, estimated. */
  private static final int HEAD_BYTES = 1024;

  private static final Set<String> CONDITIONS =
      Set.of("if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since");
  private static final int PARTIAL_CONTENT = 206;
  private static final int NOT_MODIFIED = 304;
  private static final int FIRST_ERROR = 400;
  private static final int FIRST_SERVER_ERROR = 500;

  private final InstantSource clock;
  private final Flights flights = new Flights();
  private final Cache<CacheKey, Stored> objects =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher(
              (CacheKey key, Stored stored) ->
                  stored.response().body().size() + key.length() + HEAD_BYTES)
          .build();

  public ObjectCache(InstantSource clock) {
    this.clock = clock;
  }

  /** Answers a GET, a HEAD or an OPTIONS. */
  public <E extends Exception> Answer answer(Question question, Fetch<E> origin) throws E {
    var known = fresh(question);
    if (known.isPresent()) {
      return hit(known.get());
    }
    if (!question.canShare()) {
      return ask(question, origin);
    }
    try (var flight = flights.board(question.key(), question.version())) {
      if (!flight.isOwn()) {
        flight.await();
      }
      // Whoever had the flight before may have brought the object.
      known = fresh(question);
      return known.isPresent() ? hit(known.get()) : ask(question, origin);
    }
  }

  private <E extends Exception> Answer ask(Question question, Fetch<E> origin) throws E {
    var known = known(question);
    Recording.note(Part.CACHE, "", known.isEmpty() ? "miss" : "expired");
    var response = origin.fetch(withConditionsOf(known, question.request()));
    if (known.isPresent() && response.status() == NOT_MODIFIED) {
      return aged(store(question, known.get().response()), "RefreshHit from cloudfront");
    }
    if (known.isPresent() && response.status() >= FIRST_SERVER_ERROR && !known.get().isError()) {
      var longer =
          new Stored(
              known.get().response(),
              question.version(),
              clock.instant(),
              question.freshness().errors().minimum(response.status()));
      objects.put(question.key(), longer);
      return aged(longer, "Hit from cloudfront");
    }
    if (question.brings(response)) {
      store(question, response);
    }
    return new Answer(response, false);
  }

  private Optional<Stored> known(Question question) {
    return Optional.ofNullable(objects.getIfPresent(question.key()))
        .filter(stored -> stored.version().equals(question.version()));
  }

  private Optional<Stored> fresh(Question question) {
    return known(question).filter(stored -> stored.isFresh(clock.instant()));
  }

  private Stored store(Question question, HttpResponse response) {
    var now = clock.instant();
    var lifetime = question.freshness().of(response, now);
    var stored = new Stored(response, question.version(), now, lifetime.orElse(Duration.ZERO));
    if (lifetime.isPresent()) {
      objects.put(question.key(), stored);
    } else {
      objects.invalidate(question.key());
    }
    return stored;
  }

  private Answer hit(Stored stored) {
    Recording.note(Part.CACHE, "", "hit");
    return aged(stored, "Hit from cloudfront");
  }

  private Answer aged(Stored stored, String result) {
    var age = Duration.between(stored.since(), clock.instant()).toSeconds();
    return new Answer(
        stored
            .response()
            .with("Age", Long.toString(age))
            .with("X-Cache", stored.isError() ? "Error from cloudfront" : result),
        true);
  }

  /** The viewer's conditions are CloudFront's to judge; the origin sees those of the cache. */
  private static HttpRequest withConditionsOf(Optional<Stored> known, HttpRequest request) {
    var headers = HttpFields.build();
    request.headers().stream()
        .filter(header -> !CONDITIONS.contains(header.getLowerCaseName()))
        .forEach(headers::add);
    if (!request.headers().contains("Range")) {
      known
          .map(stored -> stored.response().headers())
          .ifPresent(kept -> addConditions(kept, headers));
    }
    return request.withHeaders(headers.asImmutable());
  }

  private static void addConditions(HttpFields kept, HttpFields.Mutable headers) {
    if (kept.contains("ETag")) {
      headers.add("If-None-Match", kept.get("ETag"));
    }
    if (kept.contains("Last-Modified")) {
      headers.add("If-Modified-Since", kept.get("Last-Modified"));
    }
  }
}
