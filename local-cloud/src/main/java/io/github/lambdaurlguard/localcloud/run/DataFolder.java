package io.github.lambdaurlguard.localcloud.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that keeps the tables from run to run, for one local cloud at a time. */
final class DataFolder implements AutoCloseable {
  private static final String LOCK = "in-use.lock";

  private final FileChannel channel;

  private DataFolder(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, and makes it if there is none.
   *
   * @throws IllegalArgumentException if another local cloud has it
   */
  static DataFolder take(Path folder) {
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new IllegalArgumentException(
            "--data: another local cloud uses the folder %s: stop it, or name another folder"
                .formatted(folder));
      }
      return new DataFolder(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("the data cannot be kept in " + folder, e);
    }
  }

  @SuppressWarnings("resource") // Closing the channel gives the lock back.
  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Lets others have it. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
