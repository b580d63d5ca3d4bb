package io.github.lambdaurlguard.localcloud.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a folder for one local cloud at a time. It ends with the process, however that ends. */
final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, and makes it if there is none.
   *
   * @param option with which the person named it
   * @param file the lock's name: a folder may serve two purposes
   * @throws IllegalArgumentException if another local cloud has it
   */
  static FolderLock take(String option, Path folder, String file) {
    try {
      Files.createDirectories(folder);
      var channel =
          FileChannel.open(
              folder.resolve(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new IllegalArgumentException(
            "%s: another local cloud uses the folder %s: stop it, or name another folder"
                .formatted(option, folder));
      }
      return new FolderLock(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: the folder %s cannot be used".formatted(option, folder), e);
    }
  }

  @SuppressWarnings("resource") // Closing the channel gives the lock back.
  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
