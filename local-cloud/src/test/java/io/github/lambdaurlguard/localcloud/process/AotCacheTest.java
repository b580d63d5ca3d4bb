package io.github.lambdaurlguard.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Caches with real JVMs, whose program is a class of a jar. */
class AotCacheTest {
  /** What a JVM of the tests runs. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      System.out.println("it runs");
    }
  }

  @TempDir private Path folder;
  private Path jar;
  private Path rest;

  @BeforeEach
  void writeJars() throws IOException {
    jar = folder.resolve("program.jar");
    rest = folder.resolve("rest.jar");
    write(jar, "first");
    write(rest, "rest");
  }

  private static void write(Path jar, String text) throws IOException {
    try (var output = new JarOutputStream(Files.newOutputStream(jar))) {
      writeProgram(output, text);
    }
  }

  private static void writeProgram(JarOutputStream output, String text) throws IOException {
    try (var bytes = Program.class.getResourceAsStream("AotCacheTest$Program.class")) {
      output.putNextEntry(new JarEntry(Program.class.getName().replace('.', '/') + ".class"));
      bytes.transferTo(output);
      output.putNextEntry(new JarEntry("text"));
      output.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private AotCache cache() throws IOException {
    var key = AotCache.key(jar, rest.toString());
    return AotCache.of(folder.resolve("caches"), jar, rest.toString(), key).orElseThrow();
  }

  @Test
  void trainedCache_isUsedByJvmsOfTheSameJarsOnly() throws IOException, InterruptedException {
    var first = cache();
    assertThat(first.use()).isEmpty();
    assertThat(run(first, first.training())).contains("it runs");
    first.complete();

    assertThat(cache().use()).isNotEmpty();
    assertThat(run(cache(), List.of("-XX:AOTMode=on"))).isEqualTo("it runs\n");

    write(jar, "second");
    assertThat(cache().use()).isEmpty();
    assertThat(Path.of(cache().classPath().split(":", 2)[0])).hasSameBinaryContentAs(jar);
    assertThat(first.use()).isNotEmpty();

    write(jar, "first");
    write(rest, "another");
    assertThat(cache().use()).isEmpty();
  }

  /** As DynamoDB Local's jar does, which a JVM makes no cache of. */
  @Test
  void jarWhoseManifestNamesItsFolder_hasACacheAllTheSame()
      throws IOException, InterruptedException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, ". missing.jar");
    try (var output = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      writeProgram(output, "named");
    }

    run(cache(), cache().training());
    cache().complete();

    assertThat(run(cache(), List.of("-XX:AOTMode=on"))).isEqualTo("it runs\n");
  }

  @Test
  void brokenCache_changesNothing() throws IOException, InterruptedException {
    Files.writeString(cache().output(), "This is no cache.");
    cache().complete();

    assertThat(run(cache(), List.of())).isEqualTo("it runs\n");
  }

  @Test
  void folderThatCannotBeWritten_meansNoCache() throws IOException {
    Files.writeString(folder.resolve("file"), "");

    var key = AotCache.key(jar, rest.toString());

    assertThat(AotCache.of(folder.resolve("file"), jar, rest.toString(), key)).isEmpty();
  }

  @Test
  void oldCaches_areForgotten() throws IOException {
    for (var i = 0; i < 10; i++) {
      write(jar, "build " + i);
      Files.writeString(cache().output(), "a cache");
      cache().complete();
    }

    try (var caches = Files.list(folder.resolve("caches"))) {
      assertThat(caches).hasSize(6);
    }
    assertThat(cache().isThere()).isTrue();
  }

  private String run(AotCache cache, List<String> options)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(cache.use());
    command.addAll(options);
    command.addAll(List.of("-cp", cache.classPath(), Program.class.getName()));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
