package io.github.lambdaurlguard.localcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.opentest4j.TestAbortedException;

/** Packages of npm, installed from the lock files in {@code src/test}. */
final class NodeModules {
  private NodeModules() {}

  /**
   * The folder with the AWS SDK for JavaScript.
   *
   * @throws TestAbortedException if npm cannot install it, so that the test is skipped aloud
   */
  static Path installed() throws IOException, InterruptedException {
    return installed(Path.of("src/test/node"), Path.of("target/node"));
  }

  /**
   * The folder with clients that sign requests.
   *
   * @throws TestAbortedException if npm cannot install them, so that the test is skipped aloud
   */
  static Path clients() throws IOException, InterruptedException {
    var modules = installed(Path.of("src/test/clients"), Path.of("target/clients"));
    Files.copy(
        Path.of("src/test/clients/sign-and-send.cjs"),
        modules.resolveSibling("sign-and-send.cjs"),
        StandardCopyOption.REPLACE_EXISTING);
    return modules;
  }

  /** What is installed already stays, unless the lock file is another. */
  private static Path installed(Path project, Path target)
      throws IOException, InterruptedException {
    var installation = target.toAbsolutePath();
    var lock = installation.resolve("package-lock.json");
    var modules = installation.resolve("node_modules");
    if (!Files.exists(lock)
        || Files.mismatch(lock, project.resolve("package-lock.json")) >= 0
        || !Files.exists(modules.resolve(".package-lock.json"))) {
      Files.createDirectories(installation);
      for (var name : new String[] {".npmrc", "package.json", "package-lock.json"}) {
        Files.copy(
            project.resolve(name), installation.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
      install(project, installation);
    }
    return modules;
  }

  private static void install(Path project, Path installation)
      throws IOException, InterruptedException {
    // npm makes the streams that it is given non-blocking, and those of the tests are Maven's.
    var npm =
        new ProcessBuilder(
                "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
            .directory(installation.toFile())
            .redirectErrorStream(true)
            .redirectOutput(installation.resolve("npm.log").toFile())
            .start();
    if (npm.waitFor() != 0) {
      var reason = "SKIPPED: npm cannot install the packages of " + project;
      System.out.println(reason);
      throw new TestAbortedException(reason);
    }
  }
}
