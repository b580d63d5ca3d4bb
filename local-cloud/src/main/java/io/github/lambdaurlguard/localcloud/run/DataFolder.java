package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.console.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/**
 * The folder that keeps the tables from run to run, for its owner and one local cloud at a time.
 */
final class DataFolder implements AutoCloseable {
  /** What the local cloud has here: its lock, and the files of DynamoDB Local. */
  private static final Pattern OWN_FILE =
      Pattern.compile("in-use\\.lock|shared-local-instance\\.db.*");

  private final FolderLock lock;

  private DataFolder(FolderLock lock) {
    this.lock = lock;
  }

  /**
   * Takes the folder, and makes it if there is none.
   *
   * @throws IllegalArgumentException if another local cloud has it
   */
  static DataFolder take(Console console, Path folder) {
    var lock = FolderLock.take("--data", folder, "in-use.lock");
    try {
      restrict(console, folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the data cannot be kept in " + folder, e);
    }
    return new DataFolder(lock);
  }

  /** What others may read of a folder that is not only for tables is for its owner to say. */
  private static void restrict(Console console, Path folder) throws IOException {
    if (!Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
      console.problem(
          "--data: the file system of %s has no owners: others on this machine may read the tables"
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
      console.problem(
          "--data: %s also has other files, and keeps its permissions; only you can read the tables in it"
              .formatted(folder));
    } else {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
