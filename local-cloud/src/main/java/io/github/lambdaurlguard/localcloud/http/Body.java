package io.github.lambdaurlguard.localcloud.http;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The body of a message: whole, as bytes that never change, or {@linkplain FlowingBody flowing}, as
 * a stream that is read once. A flowing body has to be {@linkplain #close closed}, read or not.
 */
public sealed class Body implements AutoCloseable permits FlowingBody {
  public static final Body EMPTY = new Body(new byte[0]);

  private static final JSON WITH_NULLS = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private final byte[] bytes;

  Body(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes the array over: the caller must not change it afterwards. */
  public static Body of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Body(bytes);
  }

  /** The text in UTF-8. */
  public static Body of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A value of maps, lists, texts, numbers, booleans and nulls, written as JSON. Equal values give
   * equal bytes: the entries of a map that has no order of its own are sorted by name.
   */
  public static Body ofJson(Object value) {
    try {
      return of(WITH_NULLS.asBytes(ordered(value)));
    } catch (IOException e) {
      throw new UncheckedIOException("such a value is always JSON", e);
    }
  }

  private static Object ordered(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        var ordered = new LinkedHashMap<Object, Object>();
        (map instanceof SequencedMap<?, ?> || map.size() < 2 ? map : new TreeMap<>(map))
            .forEach((name, member) -> ordered.put(name, ordered(member)));
        yield ordered;
      }
      case Collection<?> members -> members.stream().map(Body::ordered).toList();
      case null, default -> value;
    };
  }

  /** Whether the bytes are all there. */
  public boolean isWhole() {
    return true;
  }

  /** How many bytes it has; empty for a flowing body whose sender did not say. */
  public OptionalLong length() {
    return OptionalLong.of(bytes.length);
  }

  /** The bytes in their order, as they come. */
  public InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  /**
   * The same body, whole.
   *
   * @throws IOException if it breaks off
   */
  public Body whole() throws IOException {
    return this;
  }

  /** Nobody reads it any further. */
  @Override
  public void close() {}

  /** The bytes themselves, not a copy: the caller must not change them. */
  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return bytes().length;
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  /** The bytes read as UTF-8. */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Body that
        && isWhole()
        && that.isWhole()
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
