package io.github.lambdaurlguard.localcloud.innerloop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** The compiler of the JDK that the local cloud runs on, inside its process. */
final class SourceCompiler {
  private SourceCompiler() {}

  /**
   * Compiles sources. Warnings and the format are the build's to judge.
   *
   * @param target the folder for the classes, which is made
   * @return what is wrong, if anything is
   */
  static List<CompileProblem> compile(List<Path> sources, List<Path> classPath, Path target) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException(
          "this Java has no compiler: run the local cloud on a JDK, or build by hand");
    }
    var found = new DiagnosticCollector<JavaFileObject>();
    try (var files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      Files.createDirectories(target);
      var options =
          List.of(
              "-d",
              target.toString(),
              "-classpath",
              classPath.stream()
                  .map(Path::toString)
                  .collect(Collectors.joining(File.pathSeparator)),
              "-parameters",
              "-nowarn",
              "-proc:none");
      var isCompiled =
          compiler
              .getTask(
                  null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
              .call();
      return isCompiled ? List.of() : problems(found);
    } catch (IOException e) {
      throw new UncheckedIOException("the classes cannot be written to " + target, e);
    }
  }

  private static List<CompileProblem> problems(DiagnosticCollector<JavaFileObject> found) {
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(SourceCompiler::problem)
        .toList();
  }

  private static CompileProblem problem(Diagnostic<? extends JavaFileObject> diagnostic) {
    return new CompileProblem(
        Optional.ofNullable(diagnostic.getSource()).map(JavaFileObject::getName).orElse("javac"),
        diagnostic.getLineNumber(),
        diagnostic.getMessage(Locale.ROOT),
        line(diagnostic));
  }

  private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
    if (diagnostic.getSource() == null || diagnostic.getLineNumber() == Diagnostic.NOPOS) {
      return "";
    }
    try {
      return diagnostic
          .getSource()
          .getCharContent(true)
          .toString()
          .lines()
          .skip(diagnostic.getLineNumber() - 1)
          .findFirst()
          .map(String::strip)
          .orElse("");
    } catch (IOException _) {
      return "";
    }
  }
}
