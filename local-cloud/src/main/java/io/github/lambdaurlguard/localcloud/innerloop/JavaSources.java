package io.github.lambdaurlguard.localcloud.innerloop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The sources that functions are made of.
 *
 * @param folder whose Java is compiled when it changes
 * @param classPath the file that names the jars to compile with, as the path separator joins them
 * @param commands what builds the rest, by the folder whose change calls for it
 */
public record JavaSources(Path folder, Path classPath, Map<Path, String> commands) {

  List<Path> jars() {
    try {
      return Arrays.stream(Files.readString(classPath).strip().split(File.pathSeparator, -1))
          .filter(name -> !name.isEmpty())
          .map(Path::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the class path " + classPath + " cannot be read", e);
    }
  }
}
