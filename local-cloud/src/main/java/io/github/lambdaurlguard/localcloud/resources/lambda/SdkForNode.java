package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.template.Properties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The AWS SDK for JavaScript, which Lambda's runtimes for Node.js bring along. Here it is taken
 * from where a project has it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html">Building Lambda
 *     functions with Node.js</a>, "Runtime-included SDK versions"
 */
final class SdkForNode {
  private SdkForNode() {}

  /** The nearest folder {@code node_modules} that has it: above the code, or above the template. */
  static Optional<Path> near(Properties function, CodeStep code) {
    var template = Path.of(function.location().file());
    var artifact = code instanceof CodeStep.FromFile file ? file.original() : template;
    return near(List.of(artifact, template));
  }

  static Optional<Path> near(List<Path> files) {
    return files.stream()
        .map(Path::toAbsolutePath)
        .flatMap(SdkForNode::folders)
        .map(folder -> folder.resolve("node_modules"))
        .filter(modules -> Files.isDirectory(modules.resolve("@aws-sdk")))
        .findFirst();
  }

  /** The folders in which a file is, the innermost first. */
  private static Stream<Path> folders(Path file) {
    return Stream.iterate(file.getParent(), folder -> folder != null, Path::getParent);
  }
}
