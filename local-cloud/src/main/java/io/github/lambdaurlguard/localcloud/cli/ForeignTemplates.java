package io.github.lambdaurlguard.localcloud.cli;

import io.github.lambdaurlguard.localcloud.run.RunSettings.TemplateInRegion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Templates from outside of the project that the person works in: their functions are programs of
 * others, and run as this person.
 */
final class ForeignTemplates {
  private ForeignTemplates() {}

  /**
   * What to tell the person before such templates run; empty if there are none.
   *
   * @param folder the folder that the person is in: the project is the Git work tree around it, or
   *     the folder itself
   */
  static Optional<String> warning(List<TemplateInRegion> templates, Path folder) {
    var project = project(real(folder));
    var foreign =
        templates.stream()
            .map(template -> real(template.file()))
            .filter(file -> !file.startsWith(project))
            .map(Path::toString)
            .collect(Collectors.joining(", "));
    return foreign.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "functions run as you, with your files and your network: read the code of these templates from outside of %s before you use them: %s"
                .formatted(project, foreign));
  }

  private static Path project(Path folder) {
    return Stream.iterate(folder, each -> each != null, Path::getParent)
        .filter(each -> Files.exists(each.resolve(".git")))
        .findFirst()
        .orElse(folder);
  }

  /**
   * A link leads to where its file is. One that is not there stays as it is: the start names it.
   */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }
}
