package io.github.lambdaurlguard.localcloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.ZipInputStream;

/** A temporary folder for what is unpacked during one run. */
public final class RunFolder implements AutoCloseable {
  private final Path folder;

  private RunFolder(Path folder) {
    this.folder = folder;
  }

  public static RunFolder create() {
    try {
      var folder = Files.createTempDirectory("local-cloud-");
      // Node.js would heed one of the folders above, which Lambda's code has none of.
      Files.writeString(folder.resolve("package.json"), "{}");
      return new RunFolder(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for temporary files", e);
    }
  }

  public Path path() {
    return folder;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Writes a file with the given text. */
  public Path write(String name, String text) throws IOException {
    Files.createDirectories(file(name).getParent());
    return Files.writeString(file(name), text);
  }

  /** Copies a file, so that what runs from it does not change with it. Returns the copy. */
  public Path copy(Path original) throws IOException {
    var name = Integer.toHexString(original.toAbsolutePath().hashCode());
    var copy = Files.createDirectories(file(name)).resolve(original.getFileName());
    return Files.exists(copy) ? copy : Files.copy(original, copy);
  }

  /** Unpacks a zip into a folder of its own. */
  public Path unzip(Path zip, String name) throws IOException {
    var target = Files.createDirectories(file(name));
    try (var entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException(zip + " has an entry outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(entries, file);
        }
      }
    }
    return target;
  }

  /** Deletes the folder and all in it. */
  @Override
  public void close() {
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException("temporary files are left in " + folder, e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, IOException failure)
        throws IOException {
      Files.delete(visited);
      return FileVisitResult.CONTINUE;
    }
  }
}
