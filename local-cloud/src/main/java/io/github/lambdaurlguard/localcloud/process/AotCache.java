package io.github.lambdaurlguard.localcloud.process;

import io.github.lambdaurlguard.localcloud.digests.Digests;
import io.github.lambdaurlguard.localcloud.digests.FileDigests;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The AOT cache of a class path that begins with a certain jar: what one JVM has loaded and linked,
 * so that those after it start sooner. Jar and cache lie in a folder whose name is made of their
 * content and of the JVM: another jar has another one. A cache that is missing or does not fit
 * changes nothing but the time.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514: Ahead-of-Time Command-Line Ergonomics</a>
 */
public final class AotCache {
  /** How many are kept, those that were used last. */
  private static final int KEPT = 6;

  private static final String FILE = "cache.aot";

  /** A cache that does not fit is no news to anybody. */
  private static final List<String> QUIETLY = List.of("-Xlog:aot*=off", "-Xlog:cds*=off");

  private final Path folder;
  private final Path jar;
  private final String rest;

  private AotCache(Path folder, Path jar, String rest) {
    this.folder = folder;
    this.jar = jar;
    this.rest = rest;
  }

  /**
   * The cache for a class path. It keeps a copy of the jar, and a new one has those forgotten that
   * were used least recently.
   *
   * @param caches where caches are kept from run to run
   * @param rest the class path after the jar
   * @param key as {@link #key} makes it of the class path
   * @return empty if nothing can be kept there
   */
  static Optional<AotCache> of(Path caches, Path original, String rest, String key) {
    try {
      var folder = caches.resolve(key);
      var jar = folder.resolve(original.getFileName());
      if (!Files.exists(jar)) {
        Files.createDirectories(folder);
        var copy = Files.createTempFile(folder, "copy", ".part");
        copy(original, copy);
        Files.move(copy, jar, StandardCopyOption.ATOMIC_MOVE);
        forgetOld(caches);
      }
      Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
      return Optional.of(new AotCache(folder, jar, rest));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /**
   * Copies a jar without the files that its manifest names beside it. They would not be beside the
   * copy, and a JVM writes no cache of a class path with a folder: DynamoDB Local names its own.
   */
  private static void copy(Path original, Path copy) throws IOException {
    try (var jar = new JarFile(original.toFile())) {
      var manifest = jar.getManifest();
      if (manifest == null
          || manifest.getMainAttributes().remove(Attributes.Name.CLASS_PATH) == null) {
        Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
        return;
      }
      try (var output = new JarOutputStream(Files.newOutputStream(copy), manifest)) {
        for (var entry : Collections.list(jar.entries())) {
          if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
            output.putNextEntry(new JarEntry(entry.getName()));
            jar.getInputStream(entry).transferTo(output);
          }
        }
      }
    }
  }

  /**
   * What stands for the content of a class path, and for this JVM.
   *
   * @param rest the class path after the jar
   */
  static String key(Path jar, String rest) throws IOException {
    var text =
        new StringBuilder(System.getProperty("java.vm.version"))
            .append(HexFormat.of().formatHex(FileDigests.sha256(jar)));
    for (var each : rest.split(File.pathSeparator, -1)) {
      var file = Path.of(each);
      text.append(each).append(Files.size(file)).append(Files.getLastModifiedTime(file));
    }
    return HexFormat.of()
        .formatHex(Digests.sha256(text.toString().getBytes(StandardCharsets.UTF_8)), 0, 16);
  }

  /** The class path that it is for, with the copy of the jar in front. */
  public String classPath() {
    return jar + File.pathSeparator + rest;
  }

  public boolean isThere() {
    return Files.exists(folder.resolve(FILE));
  }

  /** What makes a JVM use the cache; nothing if it is not there yet. */
  public List<String> use() {
    return isThere() ? use(folder.resolve(FILE)) : List.of();
  }

  /** What makes a JVM use a cache if that is there and fits. */
  public static List<String> use(Path file) {
    return Stream.concat(Stream.of("-XX:AOTCache=" + file), QUIETLY.stream()).toList();
  }

  /** What makes a JVM write the cache when it ends, for {@link #complete}. */
  public List<String> training() {
    return training(output());
  }

  /**
   * What makes a JVM write a cache when it ends. That JVMs crash over it is known and rare: there
   * is no cache then, and nobody is told.
   */
  public static List<String> training(Path output) {
    return List.of(
        "-XX:AOTCacheOutput=" + output,
        "-XX:+SuppressFatalErrorMessage",
        "-XX:-CreateCoredumpOnCrash");
  }

  Path output() {
    return folder.resolve("next.aot");
  }

  /** Takes what was written into use. */
  public void complete() throws IOException {
    Files.move(output(), folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void forgetOld(Path caches) throws IOException {
    try (var all = Files.list(caches)) {
      for (var old :
          all.sorted(Comparator.comparing(AotCache::lastUsed)).toList().reversed().stream()
              .skip(KEPT)
              .toList()) {
        delete(old);
      }
    }
  }

  private static Instant lastUsed(Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toInstant();
    } catch (IOException _) {
      return Instant.EPOCH;
    }
  }

  /** A JVM that runs from it goes on: its files are mapped. */
  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
