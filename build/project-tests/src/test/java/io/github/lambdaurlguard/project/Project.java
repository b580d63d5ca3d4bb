package io.github.lambdaurlguard.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The checkout that this build is a part of, with what the other builds compiled. */
final class Project {
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path TEST_SOURCES = Path.of("src/test/java");
  private static final Set<String> NOT_SOURCES = Set.of(".git", "node_modules", "target");

  private Project() {}

  /** The folders with Java of their own, wherever they are. */
  static List<Path> modules() {
    return foldersBelow(ROOT).filter(folder -> Files.isDirectory(folder.resolve(SOURCES))).toList();
  }

  private static Stream<Path> foldersBelow(Path folder) {
    return Stream.concat(
        Stream.of(folder),
        entries(folder).stream()
            .filter(entry -> Files.isDirectory(entry) && !Files.isSymbolicLink(entry))
            .filter(entry -> !NOT_SOURCES.contains(entry.getFileName().toString()))
            .flatMap(Project::foldersBelow));
  }

  private static List<Path> entries(Path folder) {
    try (var entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The source of a test class, in whichever build it is. The smoke tests are their main code. */
  static Optional<String> testSource(String className) throws IOException {
    for (var sources :
        foldersBelow(ROOT)
            .flatMap(folder -> Stream.of(folder.resolve(TEST_SOURCES), folder.resolve(SOURCES)))
            .toList()) {
      if (Files.isDirectory(sources)) {
        for (var source : files(sources, "/" + className + ".java")) {
          return Optional.of(Files.readString(source));
        }
      }
    }
    return Optional.empty();
  }

  /** All files below a folder with this ending. */
  static List<Path> files(Path folder, String ending) {
    try (var files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The classes of all modules.
   *
   * @throws IllegalStateException if a source was not compiled since it was written
   */
  static List<CompiledClass> compiledClasses() {
    return modules().stream().flatMap(module -> compiledClasses(module).stream()).toList();
  }

  private static List<CompiledClass> compiledClasses(Path module) {
    var classes = module.resolve("target/classes");
    var sources = module.resolve(SOURCES);
    for (var source : files(sources, ".java")) {
      var name = sources.relativize(source).toString().replaceFirst("java$", "class");
      if (!isOlder(source, classes.resolve(name))) {
        throw new IllegalStateException(
            "%s is not compiled, or was changed since: run mvn compile in %s"
                .formatted(ROOT.relativize(source), module));
      }
    }
    return files(classes, ".class").stream().map(CompiledClass::read).toList();
  }

  private static boolean isOlder(Path source, Path compiled) {
    try {
      return Files.exists(compiled)
          && Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(compiled)) <= 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
