package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a function is run on this machine.
 *
 * @param artifact what the template names: a jar, a zip or a source file
 * @param code what is run: a copy of the artifact, or the folder it is unpacked into. Other code is
 *     at another path
 * @param credentials of the function's role
 * @param layers the folders of its layers, all of which are {@code /opt} on AWS; what a later one
 *     has goes before the same of an earlier one
 * @param runtimeModules a folder {@code node_modules} that has what Lambda's runtime for Node.js
 *     brings along
 */
public record DeploymentPackage(
    Path artifact,
    Path code,
    Credentials credentials,
    List<Path> layers,
    Optional<Path> runtimeModules) {
  /** A function without layers. */
  public DeploymentPackage(Path artifact, Path code, Credentials credentials) {
    this(artifact, code, credentials, List.of(), Optional.empty());
  }

  /** Folders of the layers that exist, as a search path, the last layer's first. */
  Optional<String> searchPath(String... foldersOfLayers) {
    var folders =
        layers.reversed().stream()
            .flatMap(layer -> Stream.of(foldersOfLayers).map(layer::resolve))
            .filter(Files::isDirectory)
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    return Optional.of(folders).filter(text -> !text.isEmpty());
  }

  /** The folder that holds the code, where Lambda starts it: {@code /var/task} on AWS. */
  Path folder() {
    var absolute = code.toAbsolutePath();
    return Files.isDirectory(absolute) ? absolute : absolute.getParent();
  }
}
