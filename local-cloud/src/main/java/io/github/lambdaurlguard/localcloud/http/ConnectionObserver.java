package io.github.lambdaurlguard.localcloud.http;

import java.util.function.Supplier;

/**
 * Sees on which connections requests leave and arrive within this process. A connection carries one
 * request at a time, so an observer can follow a request without a word in the request itself.
 */
public interface ConnectionObserver {
  /** A connection on loopback. */
  record Connection(int clientPort, int serverPort) {}

  /** A request on its way out. */
  interface Departure {
    /** It goes out on this connection, as the next request there. */
    void on(Connection connection);

    /** The exchange is over; the connection may carry another request. */
    void over();
  }

  /** Sees nothing. */
  ConnectionObserver NONE =
      new ConnectionObserver() {
        @Override
        public Departure depart() {
          return new Departure() {
            @Override
            public void on(Connection connection) {}

            @Override
            public void over() {}
          };
        }

        @Override
        public <T> T arrive(Connection connection, Supplier<T> work) {
          return work.get();
        }
      };

  /** To be called by the thread that works for the request; the departure may go to another. */
  Departure depart();

  /** Does some work for the request that arrived on this connection. */
  <T> T arrive(Connection connection, Supplier<T> work);
}
