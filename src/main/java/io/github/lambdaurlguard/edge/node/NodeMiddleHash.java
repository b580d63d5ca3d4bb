package io.github.lambdaurlguard.edge.node;

import io.github.lambdaurlguard.edge.MiddleHash;
import io.github.lambdaurlguard.edge.TextBuilder;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSBodyImport;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSString;

/**
 * Keeps the middle in a buffer and writes the start before it and the end after it: hashing a whole
 * new text costs half as much again.
 */
final class NodeMiddleHash implements MiddleHash {
  /** In bytes. The path and the query of 8,191 characters, escaped twice, need less than half. */
  private static final int ROOM_FOR_START = 32_768;

  private final JSObject buffer;

  NodeMiddleHash(String middle, int endLength) {
    buffer = buffer(middle, ROOM_FOR_START, endLength);
  }

  @Override
  public String sha256(TextBuilder start, String end) {
    return hash(buffer, ((NodeTextBuilder) start).rope(), ROOM_FOR_START, end);
  }

  @JSBody(
      params = {"middle", "room", "endLength"},
      script =
          """
          var buffer = Buffer.alloc(room + middle.length + endLength);
          buffer.latin1Write(middle, room);
          return buffer;
          """)
  private static native JSObject buffer(String middle, int room, int endLength);

  @JSBody(
      params = {"buffer", "start", "room", "end"},
      imports = @JSBodyImport(alias = "crypto", fromModule = "node:crypto"),
      script =
          """
          buffer.latin1Write(start, room - start.length);
          buffer.latin1Write(end, buffer.length - end.length);
          return crypto.hash('sha256', buffer.subarray(room - start.length));
          """)
  private static native String hash(JSObject buffer, JSString start, int room, String end);
}
