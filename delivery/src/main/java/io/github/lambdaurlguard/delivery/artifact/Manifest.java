package io.github.lambdaurlguard.delivery.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.delivery.account.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names a build by what it is made of.
 *
 * @param lines the SHA-256 of each file that is handed over, and its path, as {@code sha256sum}
 *     prints them, in the order of the paths' bytes
 */
public record Manifest(List<String> lines) {

  /** What bin/smoke runs, in the job that has the credentials. */
  public static final Path SMOKE_TESTS = Path.of("smoke-tests/target/smoke-tests.jar");

  private static final List<Path> FILES =
      List.of(
          Artifact.BOOKS.path(),
          Artifact.PARAMETERS.path(),
          Artifact.EDGE.path(),
          Path.of("delivery/target/delivery.jar"),
          SMOKE_TESTS);
  private static final Path TEMPLATES = Path.of("cloudformation");
  private static final Path SITE = Path.of("frontend/dist");

  /**
   * The manifest of what is here.
   *
   * @throws Failure if something is missing
   */
  public static Manifest ofBuild() {
    var files =
        Stream.of(FILES.stream(), within(TEMPLATES).filter(Manifest::isTemplate), within(SITE))
            .flatMap(part -> part)
            .sorted((one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other)))
            .toList();
    return new Manifest(files.stream().map(file -> Digest.sha256Hex(file) + "  " + file).toList());
  }

  /** One hash for all of them: it changes with each byte, name and number of them. */
  public String sha256() {
    var text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    return HexFormat.of().formatHex(Digest.sha256(text));
  }

  /**
   * Looks whether this is the build of a hash.
   *
   * @throws Failure if it is another
   */
  public void check(String expected) {
    if (!sha256().equals(expected)) {
      throw Failure.of(
          "what is here is not the build %s, but %s:%n%s%nCompare these lines with those that the"
              + " build printed.",
          expected,
          sha256(),
          lines.stream().map(line -> "  " + line).collect(Collectors.joining("\n")));
    }
  }

  private static Stream<Path> within(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isTemplate(Path file) {
    return file.toString().endsWith(".yaml");
  }

  private static byte[] bytes(Path path) {
    return path.toString().getBytes(UTF_8);
  }
}
