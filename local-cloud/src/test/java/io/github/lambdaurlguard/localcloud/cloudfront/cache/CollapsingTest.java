package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.cloudfront.cache.ObjectCache.Fetch;
import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.TimeToLive;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Simultaneous requests for one object, while the origin takes its time. */
@Timeout(30)
class CollapsingTest {
  private static final int REQUESTS = 20;

  private final ObjectCache cache = new ObjectCache(InstantSource.system());
  private final List<Thread> others = new ArrayList<>();
  private final AtomicInteger fetched = new AtomicInteger();
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch allStarted = new CountDownLatch(1);

  @AfterEach
  void stop() {
    others.forEach(Thread::interrupt);
  }

  @Test
  void simultaneousMisses_waitForOneAnswer() throws Exception {
    var answers = together(_ -> slowly(HttpResponse.of(200, "text/plain", "object")));

    assertThat(fetched).hasValue(1);
    assertThat(answers)
        .hasSize(REQUESTS)
        .allSatisfy(answer -> assertThat(answer.response().body().text()).isEqualTo("object"));
    assertThat(answers.stream().filter(Delivery::isFromCache)).hasSize(REQUESTS - 1);
  }

  @Test
  void answerThatIsNotKept_sendsEachToTheOrigin() throws Exception {
    together(
        _ -> slowly(HttpResponse.of(200, "text/plain", "mine").with("Cache-Control", "no-store")));

    assertThat(fetched).hasValue(REQUESTS);
  }

  @Test
  void failureOfTheFirst_sendsTheOthersToTheOrigin() throws Exception {
    var answers =
        together(
            _ -> {
              var response = slowly(HttpResponse.of(200, "text/plain", "object"));
              if (fetched.get() == 1) {
                throw new IllegalStateException("the first fails");
              }
              return response;
            });

    assertThat(answers).hasSize(REQUESTS - 1);
    assertThat(fetched).hasValueGreaterThan(1);
  }

  /** The first request is at the origin until all others wait. */
  private Delivery slowly(HttpResponse response) {
    if (fetched.incrementAndGet() == 1) {
      first.countDown();
      try {
        allStarted.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      while (!others.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
        LockSupport.parkNanos(100_000);
      }
    }
    return Delivery.fromOrigin(response, Duration.ZERO);
  }

  /** The answers of those that got one; the first request is at the origin before the others. */
  private List<Delivery> together(Fetch origin) throws InterruptedException {
    var futures = new ArrayList<FutureTask<Delivery>>();
    for (int i = 0; i < REQUESTS; i++) {
      futures.add(new FutureTask<>(() -> cache.answer(lookup(), origin)));
    }
    Thread.ofVirtual().start(futures.getFirst());
    first.await();
    futures.stream().skip(1).map(Thread.ofVirtual()::start).forEach(others::add);
    allStarted.countDown();
    var answers = new ArrayList<Delivery>();
    for (var future : futures) {
      try {
        answers.add(future.get());
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(IllegalStateException.class);
      }
    }
    return answers;
  }

  private static ObjectCache.Lookup lookup() {
    return new ObjectCache.Lookup(
        new CacheKey("", "origin", "/a", ""),
        "",
        new Freshness(TimeToLive.ofSeconds(0, 10, 100), new ErrorCaching(Map.of())),
        new HttpRequest("GET", "/a", Optional.empty(), HttpFields.EMPTY, Body.EMPTY, "192.0.2.1"));
  }
}
