package io.github.lambdaurlguard.localcloud.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What of a zip is unpacked: the rest is not even read. */
final class ZipContent {
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private final Path zip;
  private final ZipModes modes;
  private final Path target;
  private final Set<Path> folders = new HashSet<>();
  private final Map<Path, String> links = new LinkedHashMap<>();

  private ZipContent(Path zip, Path target) throws IOException {
    this.zip = zip;
    this.modes = ZipModes.of(zip);
    this.target = target;
  }

  /** Unpacks the wanted entries into a folder that is there. Links are links there, too. */
  static void unpack(Path zip, Path target, Predicate<String> wanted) throws IOException {
    var content = new ZipContent(zip, target);
    try (var entries = new ZipFile(zip.toFile())) {
      var names = new TreeSet<>(entries.stream().map(ZipEntry::getName).toList());
      for (var entry : Collections.list(entries.entries())) {
        var file = content.placeOf(entry);
        if (wanted.test(entry.getName()) && !isFilled(entry, names)) {
          content.unpack(entries, entry, file);
        }
      }
    }
    content.link();
  }

  /** A folder that has something in it is made for what is wanted of that. */
  private static boolean isFilled(ZipEntry entry, NavigableSet<String> names) {
    var next = names.higher(entry.getName());
    return entry.isDirectory() && next != null && next.startsWith(entry.getName());
  }

  private Path placeOf(ZipEntry entry) throws IOException {
    var file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new IOException(zip + " has an entry outside its folder: " + entry.getName());
    }
    return file;
  }

  private void unpack(ZipFile entries, ZipEntry entry, Path file) throws IOException {
    createFolder(entry.isDirectory() ? file : file.getParent());
    if (entry.isDirectory()) {
      return;
    }
    try (var content = new CheckedInputStream(entries.getInputStream(entry), new CRC32())) {
      if (modes.isLink(entry.getName())) {
        links.put(file, new String(content.readAllBytes(), UTF_8));
      } else {
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
      }
      if (content.getChecksum().getValue() != entry.getCrc()) {
        throw new IOException(
            "%s is damaged, build it again: the checksum of %s differs"
                .formatted(zip, entry.getName()));
      }
    }
    if (modes.isExecutable(entry.getName()) && !modes.isLink(entry.getName())) {
      Files.setPosixFilePermissions(file, EXECUTABLE);
    }
  }

  private void createFolder(Path folder) throws IOException {
    if (folders.add(folder)) {
      Files.createDirectories(folder);
    }
  }

  /** Last of all, so that no entry is written through a link. */
  private void link() throws IOException {
    for (var link : links.entrySet()) {
      Files.createSymbolicLink(link.getKey(), Path.of(link.getValue()));
    }
  }
}
