package io.github.lambdaurlguard.localcloud.resources.cdk;

import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;

/**
 * Files that are put into a bucket.
 *
 * @param extracts whether zips are unpacked
 * @param place the bucket's folder among the temporary files
 * @param prefix what the keys begin with
 */
public record BucketDeployment(List<Source> sources, boolean extracts, String place, String prefix)
    implements Step {

  /**
   * A folder or a file.
   *
   * @param markers texts to replace in its files
   */
  record Source(Path asset, Map<String, String> markers) {}

  /** Puts them there. */
  public void apply(RunFolder folder) {
    try {
      var target = folder.path().resolve(place).resolve(prefix.replaceFirst("^/+", ""));
      Files.createDirectories(target);
      for (var source : sources) {
        bring(source, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a bucket's files cannot be written", e);
    }
  }

  private void bring(Source source, Path target) throws IOException {
    if (Files.isDirectory(source.asset())) {
      try (var files = Files.walk(source.asset())) {
        for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          put(source, file, target.resolve(source.asset().relativize(file).toString()));
        }
      }
    } else if (extracts && source.asset().toString().endsWith(".zip")) {
      unzip(source, target);
    } else {
      put(source, source.asset(), target.resolve(source.asset().getFileName()));
    }
  }

  private static void unzip(Source source, Path target) throws IOException {
    try (var entries = new ZipInputStream(Files.newInputStream(source.asset()))) {
      for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        var file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException(
              source.asset() + " has an entry outside its folder: " + entry.getName());
        }
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(entries, file, StandardCopyOption.REPLACE_EXISTING);
          replaceMarkers(source, file);
        }
      }
    }
  }

  private static void put(Source source, Path file, Path copy) throws IOException {
    Files.createDirectories(copy.getParent());
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    replaceMarkers(source, copy);
  }

  private static void replaceMarkers(Source source, Path file) throws IOException {
    if (source.markers().isEmpty()) {
      return;
    }
    try {
      var text = Files.readString(file);
      for (var marker : source.markers().entrySet()) {
        text = text.replace(marker.getKey(), marker.getValue());
      }
      Files.writeString(file, text);
    } catch (MalformedInputException e) {
      // It is no text, and has no markers.
    }
  }
}
