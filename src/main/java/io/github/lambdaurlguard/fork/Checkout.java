package io.github.lambdaurlguard.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The files of a checkout. Edits are kept until {@link #apply}: a refused command leaves no trace.
 */
final class Checkout {
  private static final Set<String> NOT_SOURCES =
      Set.of(".git", ".local", "dist", "node_modules", "target");

  private final Path root;
  private final Map<String, Optional<String>> edits = new LinkedHashMap<>();

  Checkout(Path root) {
    this.root = root;
  }

  /** Whether there is a file or folder, pending edits counted. */
  boolean exists(String path) {
    return edits.containsKey(path) ? edits.get(path).isPresent() : Files.exists(root.resolve(path));
  }

  String read(String path) {
    var edited = edits.get(path);
    if (edited != null) {
      return edited.orElseThrow(() -> new RefusedException(path + " was deleted"));
    }
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new RefusedException(
          "%s cannot be read (%s); this command edits a whole checkout".formatted(path, e));
    }
  }

  void write(String path, String text) {
    edits.put(path, Optional.of(text));
  }

  void edit(String path, UnaryOperator<String> change) {
    write(path, change.apply(read(path)));
  }

  void editYaml(String path, java.util.function.Consumer<YamlText> change) {
    edit(
        path,
        text -> {
          var yaml = new YamlText(path, text);
          change.accept(yaml);
          return yaml.text();
        });
  }

  /** Deletes a file, or a folder with all that is in it. */
  void delete(String path) {
    if (Files.isDirectory(root.resolve(path))) {
      files(path).forEach(file -> edits.put(file, Optional.empty()));
    } else if (exists(path)) {
      edits.put(path, Optional.empty());
    }
  }

  /** The files below a folder, or the file itself, by their paths in the checkout. */
  List<String> files(String folder) {
    var files = new ArrayList<String>();
    collect(root.resolve(folder), files);
    files.removeIf(file -> !exists(file));
    edits.forEach(
        (file, text) -> {
          if (text.isPresent()
              && (folder.isEmpty() || file.startsWith(folder + "/"))
              && !files.contains(file)) {
            files.add(file);
          }
        });
    files.sort(null);
    return files;
  }

  private void collect(Path folder, List<String> files) {
    if (Files.isRegularFile(folder)) {
      files.add(root.relativize(folder).toString());
      return;
    }
    if (!Files.isDirectory(folder) || Files.isSymbolicLink(folder)) {
      return;
    }
    try (var entries = Files.list(folder)) {
      for (var entry : entries.toList()) {
        if (!NOT_SOURCES.contains(entry.getFileName().toString())) {
          collect(entry, files);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files with edits that are not written yet. */
  Set<String> edited() {
    return Set.copyOf(edits.keySet());
  }

  /** What {@link #apply} did: paths, sorted. */
  record Changes(List<String> written, List<String> edited, List<String> deleted) {}

  /** Writes all edits, and removes the folders that they leave empty. */
  Changes apply() {
    var changes = new Changes(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try {
      for (var edit : edits.entrySet()) {
        apply(edit.getKey(), edit.getValue(), changes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    changes.written().sort(null);
    changes.edited().sort(null);
    changes.deleted().sort(null);
    return changes;
  }

  private void apply(String path, Optional<String> text, Changes changes) throws IOException {
    var file = root.resolve(path);
    if (text.isEmpty()) {
      Files.deleteIfExists(file);
      changes.deleted().add(path);
      removeEmptyFolders(file.getParent());
      return;
    }
    if (Files.exists(file)) {
      if (Files.readString(file).equals(text.get())) {
        return;
      }
      changes.edited().add(path);
    } else {
      changes.written().add(path);
    }
    Files.createDirectories(file.getParent());
    Files.writeString(file, text.get());
  }

  private void removeEmptyFolders(Path folder) throws IOException {
    while (!folder.equals(root) && Files.isDirectory(folder) && isEmpty(folder)) {
      Files.delete(folder);
      folder = folder.getParent();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
