package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.digests.Digests;
import io.github.lambdaurlguard.localcloud.digests.FileDigests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** Files and folders at one moment. */
final class Sources {
  private static final String MISSING = "missing";

  private Sources() {}

  /** Sizes and times by path: quick, and different whenever something was written. */
  static Map<Path, String> stamps(Set<Path> paths) {
    return describe(paths, Sources::stamp);
  }

  /**
   * What distinguishes the contents by path: a file that was written again as it was is the same.
   * Of folders, sizes and times.
   */
  static Map<Path, String> contents(Set<Path> paths) {
    return describe(paths, Sources::content);
  }

  private static Map<Path, String> describe(Set<Path> paths, Function<Path, String> description) {
    return paths.stream().collect(Collectors.toMap(path -> path, description));
  }

  private static String stamp(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        return Files.size(path) + " " + Files.getLastModifiedTime(path);
      }
      try (var files = Files.walk(path)) {
        return files
            .filter(Files::isRegularFile)
            .sorted()
            .map(file -> file + " " + stamp(file))
            .collect(Collectors.joining("\n"));
      }
    } catch (IOException | UncheckedIOException e) {
      return MISSING;
    }
  }

  private static String content(Path path) {
    try {
      var digest =
          Files.isDirectory(path)
              ? Digests.sha256(stamp(path).getBytes(StandardCharsets.UTF_8))
              : FileDigests.sha256(path);
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      return MISSING;
    }
  }

  /** Whether nothing is missing or half written: an archive has its end. */
  static boolean areWhole(Set<Path> paths) {
    return paths.stream().allMatch(Sources::isWhole);
  }

  private static boolean isWhole(Path path) {
    var name = path.getFileName().toString();
    if (!name.endsWith(".jar") && !name.endsWith(".zip")) {
      return Files.exists(path);
    }
    try (var _ = new ZipFile(path.toFile())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
