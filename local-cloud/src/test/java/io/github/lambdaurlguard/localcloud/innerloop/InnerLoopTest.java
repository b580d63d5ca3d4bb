package io.github.lambdaurlguard.localcloud.innerloop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.lambda.CompiledCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved sources become classes that stand for the jar; what does not compile changes nothing. */
class InnerLoopTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path folder;
  @AutoClose private final RunFolder runFolder = RunFolder.create();
  private final CompiledCode compiled = new CompiledCode();
  private final AtomicInteger reloads = new AtomicInteger();
  private final List<String> console = new CopyOnWriteArrayList<>();
  private Path jar;
  @AutoClose private InnerLoop loop;

  @BeforeEach
  void startTheLoop() throws IOException {
    write(
        "p/Greeting.java",
        "package p; public class Greeting { String text() { return one(); }"
            + " String one() { return \"one\"; } }");
    write("other/Foreign.java", "package other; class Foreign {}");
    jar = folder.resolve("functions.jar");
    var classes = folder.resolve("classes");
    assertThat(
            SourceCompiler.compile(
                List.of(folder.resolve("src/p/Greeting.java")), List.of(), classes))
        .isEmpty();
    try (var output = new JarOutputStream(Files.newOutputStream(jar))) {
      output.putNextEntry(new JarEntry("p/Greeting.class"));
      Files.copy(classes.resolve("p/Greeting.class"), output);
    }
    Files.writeString(folder.resolve("classpath"), "");
    loop =
        new InnerLoop(
                new Console(console::add),
                new JavaSources(
                    folder.resolve("src"),
                    folder.resolve("classpath"),
                    Map.of(folder.resolve("src/other"), "echo built")),
                runFolder,
                compiled,
                new InnerLoop.Running() {
                  @Override
                  public Set<Path> artifacts() {
                    return Set.of(jar);
                  }

                  @Override
                  public void awaitInitialisation() {}

                  @Override
                  public void reload() {
                    reloads.incrementAndGet();
                  }

                  @Override
                  public void takeOver() {
                    console.add("taken over");
                  }
                })
            .start();
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void savedSource_isCompiledWithTheRestOfItsJar() throws IOException {
    write("p/Greeting.java", "package p; public class Greeting { Word word() { return null; } }");
    write("p/Word.java", "package p; class Word {}");

    await(() -> reloads.get() > 0);

    var code = runFolder.path().resolve(compiledName());
    assertThat(code.resolve("p/Greeting.class")).exists();
    assertThat(code.resolve("p/Word.class")).exists();
    assertThat(code.resolve("lib/functions.jar")).hasSameBinaryContentAs(jar);
    assertThat(loop.problems()).isEmpty();
  }

  @Test
  void brokenSource_isToldWithItsLine_andChangesNothing() throws IOException {
    write(
        "p/Greeting.java",
        "package p;\n\npublic class Greeting {\n  int text() { return \"1\"; }\n}\n");

    await(() -> !loop.problems().isEmpty());

    var problem = loop.problems().getFirst();
    assertThat(problem.file()).endsWith("src/p/Greeting.java");
    assertThat(problem.line()).isEqualTo(4);
    assertThat(problem.message()).contains("String cannot be converted to int");
    assertThat(problem.source()).isEqualTo("int text() { return \"1\"; }");
    await(() -> console.toString().contains("the old code keeps running"));
    assertThat(console.toString()).contains("Greeting.java:4: ", problem.source());
    assertThat(reloads).hasValue(0);
    assertThat(compiled.of(jar)).isEmpty();

    write("p/Greeting.java", "package p; public class Greeting {}");

    await(() -> reloads.get() > 0);
    assertThat(loop.problems()).isEmpty();
  }

  @Test
  void jarThatWasBuiltSince_standsForItself() throws IOException {
    write("p/Greeting.java", "package p; public class Greeting {}");
    await(() -> reloads.get() > 0);

    Files.write(jar, new byte[] {'P', 'K'});

    assertThat(compiled.of(jar)).isEmpty();
  }

  @Test
  void otherSource_isBuiltByItsCommandAndTakenOver() throws IOException {
    write("other/Foreign.java", "package other; class Foreign { int changed; }");

    await(() -> console.contains("taken over"));

    assertThat(console.toString()).containsPattern("built.*taken over");
    assertThat(reloads).hasValue(0);
  }

  private static void await(BooleanSupplier condition) {
    var end = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private String compiledName() {
    return compiled.of(jar).orElseThrow();
  }
}
