package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Brings the code of a function to where it is run from, unless it is there. */
public sealed interface CodeStep extends Step {
  /** Where the code will be in the folder for temporary files: other code has another name. */
  String name();

  /** What the template names, or what stands for it. */
  Path artifact(RunFolder folder);

  /** What is run: a file, or a folder. */
  default Path code(RunFolder folder) {
    return folder.place(name());
  }

  /** Brings the code there. */
  default void apply(RunFolder folder) {
    if (Files.exists(code(folder))) {
      return;
    }
    try {
      bring(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the code of a function cannot be written: " + name(), e);
    }
  }

  /** Brings the code there, where it is not yet. */
  void bring(RunFolder folder) throws IOException;

  /** A jar, which is run as it is. */
  record Copy(Path original, String name) implements CodeStep {
    @Override
    public Path artifact(RunFolder folder) {
      return original;
    }

    @Override
    public void bring(RunFolder folder) throws IOException {
      folder.copy(original, name);
    }
  }

  /** A zip. */
  record Unzip(Path original, String name) implements CodeStep {
    @Override
    public Path artifact(RunFolder folder) {
      return original;
    }

    @Override
    public void bring(RunFolder folder) throws IOException {
      folder.unzip(original, name);
    }
  }

  /** A source text, whose folder is what is run. */
  record Write(String text, String name) implements CodeStep {
    @Override
    public Path artifact(RunFolder folder) {
      return folder.place(name);
    }

    @Override
    public Path code(RunFolder folder) {
      return folder.place(name).getParent();
    }

    @Override
    public void bring(RunFolder folder) throws IOException {
      folder.write(name, text);
    }
  }
}
