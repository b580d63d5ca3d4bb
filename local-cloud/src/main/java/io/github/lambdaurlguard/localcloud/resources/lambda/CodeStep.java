package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Brings the code of a function to where it is run from, unless it is there. */
public sealed interface CodeStep extends Step {
  /** What Lambda puts beside source text. */
  String RESPONSE_MODULE = "/io/github/lambdaurlguard/localcloud/node/cfn-response.cjs";

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

  /** Of a file or folder that the template names, or that stands for it. */
  sealed interface FromFile extends CodeStep {
    Path original();

    @Override
    default Path artifact(RunFolder folder) {
      return original();
    }
  }

  /** A jar, which is run as it is; what is not code in it lies beside it, as it does on Lambda. */
  record Copy(Path original, String name) implements FromFile {
    @Override
    public void bring(RunFolder folder) throws IOException {
      folder.unzip(
          original, Path.of(name).getParent().toString(), entry -> !entry.endsWith(".class"));
      folder.copy(original, name);
    }
  }

  /** Classes that stand for a jar, where the compiler wrote them. */
  record Compiled(Path original, String name) implements FromFile {
    @Override
    public void bring(RunFolder folder) throws IOException {
      throw new NoSuchFileException(folder.place(name).toString());
    }
  }

  /** A zip. */
  record Unzip(Path original, String name) implements FromFile {
    @Override
    public void bring(RunFolder folder) throws IOException {
      folder.unzip(original, name);
    }
  }

  /** A folder, as {@code aws cloudformation package} zips it. */
  record CopyFolder(Path original, String name) implements FromFile {
    @Override
    public void bring(RunFolder folder) throws IOException {
      folder.copyFolder(original, name);
    }
  }

  /** A single file that is no archive, as {@code aws cloudformation package} zips it. */
  record CopyFile(Path original, String name) implements FromFile {
    @Override
    public void bring(RunFolder folder) throws IOException {
      folder.copy(original, name + "/" + original.getFileName());
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
      if (!name.endsWith(".js")) {
        return;
      }
      try (var module = CodeStep.class.getResourceAsStream(RESPONSE_MODULE)) {
        folder.write(
            Path.of(name).resolveSibling("cfn-response.js").toString(),
            new String(module.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }
}
