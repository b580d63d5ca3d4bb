package io.github.lambdaurlguard.localcloud.digests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The SHA-256 of files. What was read is not read again while nobody writes the file: functions
 * share large jars, and each asks for its code's hash.
 */
public final class FileDigests {
  /** Who writes twice within a tick of the file system's clock leaves the same time. */
  private static final Duration TICK = Duration.ofSeconds(1);

  private static final Map<Path, Known> KNOWN = new ConcurrentHashMap<>();

  private FileDigests() {}

  /** The hash of a file's content as it is now. */
  public static byte[] sha256(Path file) throws IOException {
    var path = file.toAbsolutePath();
    var state = State.of(path);
    var known = KNOWN.get(path);
    if (known != null && known.state().equals(state)) {
      return HexFormat.of().parseHex(known.digest());
    }
    var digest = Digests.sha256(Files.readAllBytes(path));
    if (state.isSettled()) {
      KNOWN.put(path, new Known(state, HexFormat.of().formatHex(digest)));
    }
    return digest;
  }

  private record Known(State state, String digest) {}

  /** A file's inode and size, and when it was changed: a time that nobody can set. */
  private record State(Object inode, Object size, FileTime changed) {
    private static State of(Path file) throws IOException {
      var attributes = Files.readAttributes(file, "unix:ino,size,ctime");
      return new State(
          attributes.get("ino"), attributes.get("size"), (FileTime) attributes.get("ctime"));
    }

    private boolean isSettled() {
      return changed.toInstant().isBefore(Instant.now().minus(TICK));
    }
  }
}
