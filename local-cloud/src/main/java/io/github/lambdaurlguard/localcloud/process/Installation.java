package io.github.lambdaurlguard.localcloud.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * The programs and files that child processes are made of: this JVM's {@code java}, the caller's
 * {@code node}, and the libraries that were built beside the local cloud's jar.
 */
public final class Installation {
  private static final String SCRIPTS_FOLDER = "/io/github/lambdaurlguard/localcloud/node/";
  private static final List<String> SCRIPTS =
      List.of("cloudfront-function.cjs", "lambda.cjs", "runtime-client.cjs");

  private final Path home;
  private final RunFolder runFolder;
  private final Path runtimeClientLibrary;

  private Installation(Path home, RunFolder runFolder) {
    this.home = home;
    this.runFolder = runFolder;
    this.runtimeClientLibrary = unpackRuntimeClientLibrary();
    SCRIPTS.forEach(this::unpackScript);
  }

  /**
   * The installation that this class was loaded from. What has to be unpacked goes to {@code
   * runFolder}.
   */
  public static Installation locate(RunFolder runFolder) {
    try {
      var origin =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new Installation(origin.getParent(), runFolder);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the local cloud's jar is no file", e);
    }
  }

  public String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * The program itself, where the caller found it; a version manager's stand-in would miss its
   * environment.
   */
  public String node() {
    return System.getProperty("local-cloud.node", "node");
  }

  /** Class path of the official Lambda runtime interface client. */
  public String runtimeClientClassPath() {
    return jars("runtime-client");
  }

  /** Its native library, unpacked. */
  public Path runtimeClientLibrary() {
    return runtimeClientLibrary;
  }

  /** Class path of DynamoDB Local and the class that starts it. */
  public String dynamoDbLocalClassPath() {
    return home.resolve("dynamodb-local-server") + File.pathSeparator + jars("dynamodb-local");
  }

  /** The folder of DynamoDB Local's native libraries. */
  public Path dynamoDbLocalLibraries() {
    return home.resolve("dynamodb-local");
  }

  private String jars(String folder) {
    try (var files = Files.list(home.resolve(folder))) {
      return files.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the folder " + folder + " is missing beside the local cloud's jar: build it again", e);
    }
  }

  /** One of the scripts that Node runs, as a file. */
  public Path script(String name) {
    return runFolder.file(name);
  }

  private void unpackScript(String name) {
    try (var script = Installation.class.getResourceAsStream(SCRIPTS_FOLDER + name)) {
      Files.copy(script, script(name));
    } catch (IOException e) {
      throw new UncheckedIOException("the script " + name + " cannot be written", e);
    }
  }

  private Path unpackRuntimeClientLibrary() {
    var machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var name =
        machine.equals("aarch64")
            ? "jni/libaws-lambda-jni.linux-aarch_64.so"
            : "jni/libaws-lambda-jni.linux-x86_64.so";
    try (var files = Files.list(home.resolve("runtime-client"))) {
      var client =
          files
              .filter(file -> file.getFileName().toString().contains("runtime-interface-client"))
              .findFirst()
              .orElseThrow(() -> new IOException("no runtime interface client in " + home));
      try (var jar = new ZipFile(client.toFile());
          InputStream library = jar.getInputStream(jar.getEntry(name))) {
        var target = runFolder.file("libaws-lambda-jni.so");
        Files.copy(library, target);
        return target;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the runtime interface client could not be unpacked", e);
    }
  }
}
