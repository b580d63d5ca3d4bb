package io.github.lambdaurlguard.localcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.opentest4j.TestAbortedException;

/** The AWS SDK for JavaScript, as npm installs it from the lock file in {@code src/test/node}. */
final class NodeModules {
  private static final Path PROJECT = Path.of("src/test/node");
  private static final Path INSTALLATION = Path.of("target/node").toAbsolutePath();

  private NodeModules() {}

  /**
   * The folder with the modules, which are installed when they are not there or are others.
   *
   * @throws TestAbortedException if npm cannot install them, so that the test is skipped aloud
   */
  static Path installed() throws IOException, InterruptedException {
    var lock = INSTALLATION.resolve("package-lock.json");
    var modules = INSTALLATION.resolve("node_modules");
    if (!Files.exists(lock)
        || Files.mismatch(lock, PROJECT.resolve("package-lock.json")) >= 0
        || !Files.exists(modules.resolve(".package-lock.json"))) {
      Files.createDirectories(INSTALLATION);
      for (var name : new String[] {".npmrc", "package.json", "package-lock.json"}) {
        Files.copy(
            PROJECT.resolve(name), INSTALLATION.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
      install();
    }
    return modules;
  }

  private static void install() throws IOException, InterruptedException {
    var npm =
        new ProcessBuilder(
                "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
            .directory(INSTALLATION.toFile())
            .inheritIO()
            .start();
    if (npm.waitFor() != 0) {
      var reason = "SKIPPED: npm cannot install the AWS SDK for JavaScript (src/test/node)";
      System.out.println(reason);
      throw new TestAbortedException(reason);
    }
  }
}
