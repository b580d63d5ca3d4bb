package io.github.lambdaurlguard.localcloud.junit;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes what a local cloud runs and no folder has: an altered template, or an artifact of test
 * classes. It needs a constructor without parameters.
 */
@FunctionalInterface
public interface StackFiles {

  /** Writes the files into an empty folder, which the paths of {@link LocalCloud} start from. */
  void writeTo(Path folder) throws IOException;

  /** All files are there already. */
  final class None implements StackFiles {
    @Override
    public void writeTo(Path folder) {}
  }
}
