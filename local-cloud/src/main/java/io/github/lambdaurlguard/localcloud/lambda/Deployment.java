package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a function is run on this machine.
 *
 * @param artifact what the template names: a jar, a zip or a source file
 * @param code what is run: a copy of the artifact, or the folder it is unpacked into. Other code is
 *     at another path
 * @param credentials of the function's role
 */
public record Deployment(Path artifact, Path code, Credentials credentials) {
  /** The folder that holds the code, where Lambda starts it: {@code /var/task} on AWS. */
  Path folder() {
    var absolute = code.toAbsolutePath();
    return Files.isDirectory(absolute) ? absolute : absolute.getParent();
  }
}
