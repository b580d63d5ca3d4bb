package io.github.lambdaurlguard.localcloud.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.function.Predicate;

/** A temporary folder for what is unpacked during one run. */
public final class RunFolder implements AutoCloseable {
  private final Path folder;

  private RunFolder(Path folder) {
    this.folder = folder;
  }

  /** A temporary folder, which is not there before something is written to it. */
  public static RunFolder create() {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * A temporary folder in another. Node.js reads the scripts in it as it would anywhere: a {@code
   * package.json} further up has no say.
   */
  static RunFolder in(Path parent) {
    return new RunFolder(parent.resolve("local-cloud-" + UUID.randomUUID()));
  }

  /** The folder, which is there from now on, for its owner only. */
  public Path path() {
    if (!Files.isDirectory(folder)) {
      try {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(folder.resolve("package.json"), "{}");
      } catch (IOException e) {
        throw new UncheckedIOException("no folder for temporary files: " + folder, e);
      }
    }
    return folder;
  }

  /** Where something will be in the folder; nothing is written. */
  public Path place(String name) {
    return folder.resolve(name);
  }

  Path file(String name) {
    return path().resolve(name);
  }

  /** Writes a file with the given text. */
  public Path write(String name, String text) throws IOException {
    Files.createDirectories(file(name).getParent());
    return Files.writeString(file(name), text);
  }

  /** Copies a file, so that what runs from it does not change with it. */
  public void copy(Path original, String name) throws IOException {
    Files.createDirectories(file(name).getParent());
    Files.copy(original, file(name));
  }

  /** Copies a folder with all in it; what a link leads to is copied in its place. */
  public void copyFolder(Path original, String name) throws IOException {
    var target = file(name + ".part");
    try (var files = Files.walk(original, FileVisitOption.FOLLOW_LINKS)) {
      for (var each : (Iterable<Path>) files::iterator) {
        var copy = target.resolve(original.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(each, copy);
        }
      }
    }
    Files.move(target, file(name));
  }

  /** Unpacks a zip into a folder of its own, which is there when it is whole. */
  public void unzip(Path zip, String name) throws IOException {
    unzip(zip, name, _ -> true);
  }

  /**
   * Unpacks some of a zip into a folder of its own, which is there when it is whole. Links are
   * links there, too.
   */
  public void unzip(Path zip, String name, Predicate<String> wanted) throws IOException {
    var target = Files.createDirectories(file(name + ".part"));
    ZipContent.unpack(zip, target, wanted);
    Files.move(target, file(name));
  }

  /** Deletes the folder and all in it. */
  @Override
  public void close() {
    if (!Files.isDirectory(folder)) {
      return;
    }
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
