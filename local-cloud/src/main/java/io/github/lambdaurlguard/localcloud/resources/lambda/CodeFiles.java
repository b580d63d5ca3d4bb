package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.template.Properties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/**
 * The files and folders that templates name where AWS takes a zip in S3.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html">aws
 *     cloudformation package</a>
 */
final class CodeFiles {
  private CodeFiles() {}

  /** The file or folder that a property names, beside the template. */
  static Path named(Properties properties, String property) {
    var folder = Path.of(properties.location(property).file()).toAbsolutePath().getParent();
    var artifact = folder.resolve(properties.text(property)).normalize();
    if (!Files.exists(artifact)) {
      throw properties.error(property, artifact + " does not exist; build it first");
    }
    return artifact;
  }

  /** What brings a zip, a folder or a single file to where it is run from. */
  static CodeStep step(Path artifact) {
    var name = "code/" + Artifact.contentHash(artifact);
    if (Files.isDirectory(artifact)) {
      return new CodeStep.CopyFolder(artifact, name);
    }
    if (isZip(artifact)) {
      return new CodeStep.Unzip(artifact, name);
    }
    if (artifact.toString().endsWith(".zip")) {
      throw new IllegalArgumentException(
          "the artifact " + artifact + " is not a readable zip file");
    }
    return new CodeStep.CopyFile(artifact, name);
  }

  private static boolean isZip(Path artifact) {
    try (var _ = new ZipFile(artifact.toFile())) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
