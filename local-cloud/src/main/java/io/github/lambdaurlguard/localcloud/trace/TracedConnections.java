package io.github.lambdaurlguard.localcloud.trace;

import io.github.lambdaurlguard.localcloud.http.ConnectionObserver;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Carries a recording over the HTTP connections between the services of this process. A connection
 * carries one request at a time, so its two ports tell which request it is, and nothing of it
 * stands in the request itself: no header that could be signed, shown to a function, or sent by a
 * stranger.
 */
public final class TracedConnections implements ConnectionObserver {
  private final Map<Connection, Recording> underWay = new ConcurrentHashMap<>();

  /** The request that the current thread works for, sent on. */
  private final class RecordedDeparture implements Departure {
    private final Optional<Recording> recording = Recording.current();
    private volatile Connection taken;

    @Override
    public void on(Connection connection) {
      taken = connection;
      recording.ifPresent(request -> underWay.put(connection, request));
    }

    @Override
    public void over() {
      if (taken != null) {
        recording.ifPresent(request -> underWay.remove(taken, request));
      }
    }
  }

  @Override
  public Departure depart() {
    return new RecordedDeparture();
  }

  /** Does some work for the request that arrived on this connection, whosever it is. */
  @Override
  public <T> T arrive(Connection connection, Supplier<T> work) {
    var recording = underWay.get(connection);
    return recording == null ? work.get() : recording.during(work);
  }
}
