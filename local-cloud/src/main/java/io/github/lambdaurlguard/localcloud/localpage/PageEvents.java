package io.github.lambdaurlguard.localcloud.localpage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.BulkInputStream;
import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What changes, told to pages that listen.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
final class PageEvents {
  /** Who falls behind by so many is let go, and asks for everything when it comes back. */
  private static final int LONGEST_QUEUE = 1000;

  /** Below the time after which a listener ends an idle connection. */
  private static final int KEEP_ALIVE_SECONDS = 10;

  private static final String END = "";

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Tells all who listen. */
  void tell(String event, Supplier<?> json) {
    if (listeners.isEmpty()) {
      return;
    }
    var text = "event: %s\ndata: %s\n\n".formatted(event, Body.ofJson(json.get()).text());
    listeners.forEach(listener -> listener.tell(text));
  }

  /** A response that goes on for as long as somebody listens. */
  HttpResponse stream() {
    var listener = new Listener();
    listeners.add(listener);
    return HttpResponse.of(
        200,
        "text/event-stream",
        new FlowingBody(listener, OptionalLong.empty()).atEnd(() -> listeners.remove(listener)));
  }

  /** The events that one page hears, as they come. */
  private static final class Listener extends BulkInputStream {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>(LONGEST_QUEUE);
    private ByteBuffer text = UTF_8.encode("retry: 1000\n\n");

    void tell(String event) {
      if (!events.offer(event)) {
        events.clear();
        events.add(END);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (!text.hasRemaining()) {
        text = UTF_8.encode(next());
      }
      if (!text.hasRemaining()) {
        return -1;
      }
      var count = Math.min(length, text.remaining());
      text.get(bytes, offset, count);
      return count;
    }

    private String next() throws IOException {
      try {
        var event = events.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        return event == null ? ": still here\n\n" : event;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException(e.getMessage());
      }
    }
  }
}
