package io.github.lambdaurlguard.localcloud.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpFields;

/**
 * A body whose bytes are still on their way: a blocking stream that is read once, by the thread of
 * the exchange that it belongs to. What waits for its end is told once, when the last byte was
 * read, when it broke off, or when it was closed.
 */
public final class FlowingBody extends Body {
  private final InputStream source;
  private final OptionalLong length;
  private final Supplier<HttpFields> trailers;
  private final Deque<Runnable> atEnd = new ArrayDeque<>();
  private InputStream stream;
  private boolean ended;

  /**
   * A body that is read from a stream.
   *
   * @param length as the sender said, if it did
   */
  public FlowingBody(InputStream source, OptionalLong length) {
    this(source, length, () -> HttpFields.EMPTY);
  }

  /**
   * A body that is read from a stream.
   *
   * @param length as the sender said, if it did
   * @param trailers what followed the last byte, once that was read
   */
  FlowingBody(InputStream source, OptionalLong length, Supplier<HttpFields> trailers) {
    super(new byte[0]);
    this.source = source;
    this.length = length;
    this.trailers = trailers;
    this.stream = new Source();
  }

  /** The same bytes seen by another reader on their way, and closed with this one. */
  public FlowingBody through(UnaryOperator<InputStream> reader) {
    stream = reader.apply(stream);
    return this;
  }

  /** Does something once when the body has ended, however it does, after what was said before. */
  public FlowingBody atEnd(Runnable action) {
    synchronized (atEnd) {
      if (!ended) {
        atEnd.add(action);
        return this;
      }
    }
    action.run();
    return this;
  }

  /** What followed the last byte, once that was read. */
  public HttpFields trailers() {
    return trailers.get();
  }

  @Override
  public boolean isWhole() {
    return false;
  }

  @Override
  public OptionalLong length() {
    return length;
  }

  @Override
  public InputStream stream() {
    return stream;
  }

  @Override
  public Body whole() throws IOException {
    try (this) {
      return Body.of(stream.readAllBytes());
    }
  }

  /**
   * Not for a body that flows: who needs its bytes says so by {@link #whole}.
   *
   * @throws IllegalStateException always
   */
  @Override
  public byte[] bytes() {
    throw new IllegalStateException("the body flows: its bytes are not all there");
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  /** What waits for the end is told when nothing is read any more: it may answer the sender. */
  @Override
  public void close() {
    if (isFirstEnd()) {
      try {
        source.close();
      } catch (IOException _) {
        // Who sends it notices, and nobody here wants it.
      } finally {
        tell();
      }
    }
  }

  private void end() {
    if (isFirstEnd()) {
      tell();
    }
  }

  private boolean isFirstEnd() {
    synchronized (atEnd) {
      var isFirst = !ended;
      ended = true;
      return isFirst;
    }
  }

  private void tell() {
    while (!atEnd.isEmpty()) {
      atEnd.remove().run();
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "flowing bytes";
  }

  /** The bytes as they come, which know when they are over. */
  private final class Source extends BulkInputStream {
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        var count = source.read(bytes, offset, length);
        if (count < 0) {
          FlowingBody.this.end();
        }
        return count;
      } catch (IOException | RuntimeException e) {
        FlowingBody.this.close();
        throw e;
      }
    }

    @Override
    public void close() {
      FlowingBody.this.close();
    }
  }
}
