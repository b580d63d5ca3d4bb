package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/**
 * The folder that keeps the tables from run to run, for its owner and one local cloud at a time.
 */
final class DataFolder implements AutoCloseable {
  private static final String LOCK = "in-use.lock";

  /** What the local cloud has here: its lock, and the files of DynamoDB Local. */
  private static final Pattern OWN_FILE =
      Pattern.compile("in-use\\.lock|shared-local-instance\\.db.*");

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
      restrict(folder);
      return new DataFolder(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("the data cannot be kept in " + folder, e);
    }
  }

  /** What others may read of a folder that is not only for tables is for its owner to say. */
  private static void restrict(Path folder) throws IOException {
    if (!Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Console.problem(
          "--data: the file system of %s knows no owners: others on this machine may read the tables"
              .formatted(folder));
      return;
    }
    var isShared = false;
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        if (OWN_FILE.matcher(file.getFileName().toString()).matches()) {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } else {
          isShared = true;
        }
      }
    }
    if (isShared) {
      Console.problem(
          "--data: %s has other files too, and keeps its permissions; the tables in it are for you only"
              .formatted(folder));
    } else {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
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
