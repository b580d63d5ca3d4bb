package io.github.lambdaurlguard.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipFile;

/**
 * Compares what two builds of the same sources made, by SHA-256, and names what differs inside of
 * archives and folders. A single file, so that a script runs it with {@code java SameBytes.java}.
 */
public final class SameBytes {
  private SameBytes() {}

  /**
   * Ends with 1 if anything differs.
   *
   * @param arguments the folders of the two builds, and the paths to compare, relative to both
   */
  public static void main(String[] arguments) throws IOException {
    var first = Path.of(arguments[0]);
    var second = Path.of(arguments[1]);
    var differences = new ArrayList<String>();
    for (var path : List.of(arguments).subList(2, arguments.length)) {
      var found = differences(path, first.resolve(path), second.resolve(path));
      if (found.isEmpty()) {
        System.out.printf("%s  %s%n", sha256(first.resolve(path)), path);
      }
      differences.addAll(found);
    }
    if (!differences.isEmpty()) {
      System.err.println("Two builds of the same sources differ:");
      differences.forEach(line -> System.err.println("  - " + line));
      System.exit(1);
    }
  }

  /** What differs between two files or folders, a line each; nothing if their bytes are equal. */
  static List<String> differences(String name, Path first, Path second) throws IOException {
    for (var path : List.of(first, second)) {
      if (Files.notExists(path)) {
        return List.of(name + ": " + path.toAbsolutePath().normalize() + " is missing");
      }
    }
    if (sha256(first).equals(sha256(second))) {
      return List.of();
    }
    if (!Files.isDirectory(first) && !isArchive(first)) {
      return List.of(name + ": differs");
    }
    var lines = compare(name, contents(first), contents(second));
    return lines.isEmpty()
        ? List.of(name + ": equal entries, in another order or with other times or permissions")
        : lines;
  }

  private static List<String> compare(
      String name, Map<String, String> first, Map<String, String> second) {
    var lines = new ArrayList<String>();
    var entries = new TreeSet<>(first.keySet());
    entries.addAll(second.keySet());
    for (var entry : entries) {
      if (!second.containsKey(entry)) {
        lines.add(name + ": " + entry + " is in the first build only");
      } else if (!first.containsKey(entry)) {
        lines.add(name + ": " + entry + " is in the second build only");
      } else if (!first.get(entry).equals(second.get(entry))) {
        lines.add(name + ": " + entry + " differs");
      }
    }
    return lines;
  }

  private static boolean isArchive(Path path) {
    return path.toString().endsWith(".jar") || path.toString().endsWith(".zip");
  }

  /** The names of the files in an archive or a folder, each with its SHA-256. */
  private static Map<String, String> contents(Path path) throws IOException {
    return Files.isDirectory(path) ? files(path) : entries(path);
  }

  private static Map<String, String> entries(Path archive) throws IOException {
    var hashes = new TreeMap<String, String>();
    try (var zip = new ZipFile(archive.toFile())) {
      for (var entry : zip.stream().toList()) {
        try (var content = zip.getInputStream(entry)) {
          hashes.put(entry.getName(), hex(digest().digest(content.readAllBytes())));
        }
      }
    }
    return hashes;
  }

  private static Map<String, String> files(Path folder) throws IOException {
    var hashes = new TreeMap<String, String>();
    try (var paths = Files.walk(folder)) {
      for (var file : paths.filter(Files::isRegularFile).toList()) {
        hashes.put(folder.relativize(file).toString(), sha256(file));
      }
    }
    return hashes;
  }

  /** The hash of a file; of a folder, that of its files' names and hashes. */
  private static String sha256(Path path) throws IOException {
    var bytes =
        Files.isDirectory(path) ? files(path).toString().getBytes(UTF_8) : Files.readAllBytes(path);
    return hex(digest().digest(bytes));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
