package io.github.lambdaurlguard.localcloud;

import io.github.lambdaurlguard.localcloud.functions.TableFunction;
import io.github.lambdaurlguard.localcloud.functions.TestFunction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A folder with the test stack's template and artifacts: the signer as the root build made it, and
 * a function of our own.
 */
record Workspace(Path folder) {
  private static final Path SIGNER = Path.of(System.getProperty("edge.zip", "../target/edge.zip"));

  static Workspace in(Path folder) throws IOException {
    if (!Files.exists(SIGNER)) {
      throw new IllegalStateException(
          SIGNER.toAbsolutePath().normalize()
              + " is missing: build the root project first (mvn package)");
    }
    Files.copy(SIGNER, folder.resolve("edge.zip"));
    writeJar(folder.resolve("functions.jar"), "first");
    var site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("index.html"), "<!doctype html><title>Site</title>");
    Files.writeString(site.resolve("app.js"), "export {};");
    var workspace = new Workspace(folder);
    workspace.writeTemplate(template());
    return workspace;
  }

  /** Builds the functions' artifact anew, with a file in it that functions answer with. */
  void rebuild(String answer) throws IOException {
    writeJar(folder.resolve("functions.jar"), answer);
  }

  private static void writeJar(Path jar, String answer) throws IOException {
    try (var output = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var function : List.of(TestFunction.class, TableFunction.class)) {
        output.putNextEntry(new JarEntry(function.getName().replace('.', '/') + ".class"));
        try (var bytes = function.getResourceAsStream(function.getSimpleName() + ".class")) {
          bytes.transferTo(output);
        }
      }
      output.putNextEntry(new JarEntry("build.txt"));
      output.write(answer.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The template as it stands in the test's resources. */
  static String template() throws IOException {
    try (var resource = Workspace.class.getResourceAsStream("stack.yaml")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Puts another template in the place of the first. */
  void writeTemplate(String text) throws IOException {
    Files.writeString(folder.resolve("stack.yaml"), text);
  }

  /** What this workspace would run. */
  PlannedRun planned() {
    return PlannedRun.of(folder.resolve("stack.yaml")).site("Site", folder.resolve("site"));
  }

  /** The command line that runs this workspace on free ports, for viewers that speak plain HTTP. */
  String[] arguments() {
    return arguments("--http");
  }

  /** The command line that runs this workspace on free ports, for viewers that speak HTTPS. */
  String[] argumentsWithHttps() {
    return arguments("--https-port", "0");
  }

  private String[] arguments(String... protocol) {
    var common =
        new String[] {
          "--template",
          folder.resolve("stack.yaml") + "@us-east-1",
          "--site",
          "Site=" + folder.resolve("site"),
          "--port",
          "0",
          "--function-url-port",
          "0",
          "--state",
          folder.resolve("state").toString()
        };
    return Stream.of(common, protocol).flatMap(Stream::of).toArray(String[]::new);
  }
}
