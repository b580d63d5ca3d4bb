package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;

/**
 * The requests for objects that are on their way to an origin. A second request for the same object
 * waits until the first one is back.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html#request-custom-traffic-spikes">Simultaneous
 *     requests for the same object (request collapsing)</a>
 */
final class CollapsedRequests {
  private record Destination(CacheKey key, String version) {}

  /**
   * One request, which asks the origin or waits for the one that does. Closing it lets those go on
   * who wait for it.
   */
  final class CollapsedRequest implements AutoCloseable {
    private final Destination destination;
    private final CountDownLatch back;
    private final boolean own;

    private CollapsedRequest(Destination destination, CountDownLatch back, boolean own) {
      this.destination = destination;
      this.back = back;
      this.own = own;
    }

    /** Whether this request is the one that asks the origin. */
    boolean isOwn() {
      return own;
    }

    /** Waits until the request that asks the origin is back, however it went. */
    void await() {
      try {
        back.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      if (own) {
        underWay.remove(destination);
        back.countDown();
      }
    }
  }

  private final ConcurrentMap<Destination, CountDownLatch> underWay = new ConcurrentHashMap<>();

  CollapsedRequest join(CacheKey key, String version) {
    var destination = new Destination(key, version);
    var mine = new CountDownLatch(1);
    var first = underWay.putIfAbsent(destination, mine);
    return first == null
        ? new CollapsedRequest(destination, mine, true)
        : new CollapsedRequest(destination, first, false);
  }
}
