package io.github.lambdaurlguard.localcloud.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** A file of JSON lines that grows, and that another may take the place of. */
final class FollowedFile {
  private final Path file;
  private Object key;
  private long position;

  FollowedFile(Path file) {
    this.file = file;
  }

  /** Reads the whole lines that were added since the last time. */
  void read(Consumer<Map<String, Object>> lines) throws IOException {
    try (var channel = Files.newByteChannel(file)) {
      var current = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
      if (!Objects.equals(current, key) || channel.size() < position) {
        key = current;
        position = 0;
      }
      var added = ByteBuffer.allocate((int) (channel.size() - position));
      channel.position(position);
      while (added.hasRemaining() && channel.read(added) >= 0) {
        // It reads on.
      }
      var text = new String(added.array(), 0, added.position(), UTF_8);
      var whole = text.substring(0, text.lastIndexOf('\n') + 1);
      position += whole.getBytes(UTF_8).length;
      for (var line : whole.lines().toList()) {
        lines.accept(JSON.std.mapFrom(line));
      }
    } catch (NoSuchFileException _) {
      // The next run has not begun its file yet.
    }
  }
}
