package io.github.lambdaurlguard.localcloud.resources.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Folders of classes that stand for jars whose sources were changed, until the jars are built. */
public final class CompiledCode {
  private final Map<Path, Compiled> folders = new ConcurrentHashMap<>();

  private record Compiled(String name, String stamp) {}

  /** Lets a folder, by its name in the folder for temporary files, stand for a jar. */
  public void put(Path jar, String name) {
    folders.put(jar, new Compiled(name, stamp(jar)));
  }

  /** What stands for a jar; nothing for one that was built since. */
  public Optional<String> of(Path jar) {
    return Optional.ofNullable(folders.get(jar))
        .filter(compiled -> compiled.stamp().equals(stamp(jar)))
        .map(Compiled::name);
  }

  private static String stamp(Path jar) {
    try {
      return Files.size(jar) + " " + Files.getLastModifiedTime(jar);
    } catch (IOException _) {
      return "missing";
    }
  }
}
