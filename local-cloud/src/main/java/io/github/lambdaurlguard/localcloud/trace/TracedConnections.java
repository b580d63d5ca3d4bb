package io.github.lambdaurlguard.localcloud.trace;

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
public final class TracedConnections {
  private static final Map<Connection, Recording> UNDER_WAY = new ConcurrentHashMap<>();

  /** A connection on loopback. */
  public record Connection(int clientPort, int serverPort) {}

  /** The request that the current thread works for, sent on. */
  public static final class Departure {
    private final Optional<Recording> recording;
    private volatile Connection taken;

    private Departure(Optional<Recording> recording) {
      this.recording = recording;
    }

    /** It goes out on this connection, as the next request there. */
    public void on(Connection connection) {
      taken = connection;
      recording.ifPresent(request -> UNDER_WAY.put(connection, request));
    }

    /** The exchange is over; the connection may carry another request. */
    public void over() {
      if (taken != null) {
        recording.ifPresent(request -> UNDER_WAY.remove(taken, request));
      }
    }
  }

  private TracedConnections() {}

  /** To be called by the thread that works for the request; the departure may go to another. */
  public static Departure depart() {
    return new Departure(Recording.current());
  }

  /** Does some work for the request that arrived on this connection, whosever it is. */
  public static <T> T arrive(Connection connection, Supplier<T> work) {
    var recording = UNDER_WAY.get(connection);
    return recording == null ? work.get() : recording.during(work);
  }
}
