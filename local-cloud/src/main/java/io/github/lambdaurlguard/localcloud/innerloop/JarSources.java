package io.github.lambdaurlguard.localcloud.innerloop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The sources of a jar: the packages that it has classes of and the folder has Java of, with what
 * is below them.
 */
final class JarSources {
  private static final String CLASS = ".class";

  private final Path jar;
  private final Set<String> classes;
  private final Set<Path> packages;

  private JarSources(Path jar, Set<String> classes, Set<Path> packages) {
    this.jar = jar;
    this.classes = classes;
    this.packages = packages;
  }

  static JarSources of(Path jar, Path folder) {
    try (var zip = new ZipFile(jar.toFile())) {
      var classes =
          zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(CLASS))
              .map(name -> name.substring(0, name.length() - CLASS.length()))
              .collect(Collectors.toSet());
      var packages =
          classes.stream()
              .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('/'))))
              .distinct()
              .map(folder::resolve)
              .filter(path -> !path.equals(folder) && hasJava(path))
              .collect(Collectors.toSet());
      return new JarSources(jar, classes, packages);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar " + jar + " cannot be read", e);
    }
  }

  private static boolean hasJava(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a source is one of the jar's. */
  boolean has(Path source) {
    return packages.stream().anyMatch(source::startsWith);
  }

  List<Path> files() {
    var files = new HashSet<Path>();
    for (var folder : packages) {
      try (var found = Files.walk(folder)) {
        found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files.stream().sorted().toList();
  }

  /**
   * Puts what stands for the jar beside its new classes: the jar, which has the rest; and all that
   * it was made of, if the classes use what the build left out because nobody did.
   */
  void complete(Path folder, List<Path> dependencies) throws IOException {
    var lib = Files.createDirectories(folder.resolve("lib"));
    Files.copy(jar, lib.resolve(jar.getFileName()));
    if (usesMore(folder, dependencies)) {
      for (var dependency : dependencies) {
        if (Files.isRegularFile(dependency)) {
          Files.createSymbolicLink(
              lib.resolve(dependency.getFileName()), dependency.toAbsolutePath());
        }
      }
    }
  }

  private boolean usesMore(Path folder, List<Path> dependencies) throws IOException {
    var used = new HashSet<String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(path -> path.toString().endsWith(CLASS)).toList()) {
        uses(file).forEach(used::add);
      }
    }
    used.removeAll(classes);
    for (var dependency : dependencies) {
      if (Files.isRegularFile(dependency)) {
        try (var zip = new ZipFile(dependency.toFile())) {
          if (used.stream().anyMatch(name -> zip.getEntry(name + CLASS) != null)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static Stream<String> uses(Path compiled) throws IOException {
    var constants = ClassFile.of().parse(compiled).constantPool();
    return StreamSupport.stream(constants.spliterator(), false)
        .filter(ClassEntry.class::isInstance)
        .map(constant -> ((ClassEntry) constant).asInternalName());
  }
}
