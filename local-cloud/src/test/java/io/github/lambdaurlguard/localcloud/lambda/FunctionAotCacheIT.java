package io.github.lambdaurlguard.localcloud.lambda;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.lambda.InvocationResult.Returned;
import io.github.lambdaurlguard.localcloud.process.AotCache;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A function in Java in real JVMs: one writes the AOT cache, and the next ones use it. */
class FunctionAotCacheIT {
  /** The function. */
  public static final class Handler {
    /** Answers with the arguments of its JVM. */
    public String handle(Map<String, Object> event) {
      return ProcessHandle.current().info().commandLine().orElse("") + event;
    }
  }

  @TempDir private Path folder;
  @AutoClose private final RunFolder runFolder = RunFolder.create();
  private final Installation installation = Installation.locate(runFolder);

  @AutoClose
  private final Lambda lambda =
      new Lambda(
          QUIET,
          installation,
          new Lambda.Settings(Map.of(), 1, Map.of(), Duration.ofMinutes(5), PhaseLimits.OF_LAMBDA));

  @ParameterizedTest(name = "SnapStart: {0}")
  @ValueSource(booleans = {false, true})
  void trainedFunction_startsWithItsCache(boolean snapStart) throws Exception {
    var jar = jar();
    var host = new WorkerHost(version(jar, snapStart));
    lambda.host(host);

    lambda.train(host);

    assertThat(installation.aotCache(jar)).get().matches(AotCache::isThere);
    assertThat(host.invoke(Body.of("{}")))
        .isInstanceOfSatisfying(
            Returned.class,
            returned -> assertThat(returned.payload().text()).contains("-XX:AOTCache="));
  }

  private static FunctionVersion version(Path jar, boolean snapStart) {
    var role = new Role("r", "arn:aws:iam::123456789012:role/r", List.of());
    return new FunctionVersion(
        "1",
        new FunctionConfiguration(
            "F",
            TestLambda.ARN,
            LambdaRuntime.JAVA_25,
            "arm64",
            Handler.class.getName() + "::handle",
            256,
            Duration.ofSeconds(30),
            snapStart,
            OptionalInt.empty(),
            Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC"),
            new LogSettings("/aws/lambda/F")),
        new DeploymentPackage(jar, jar, new Credentials("key", "secret", "token", role)));
  }

  /** A jar that has no cache yet: no other has its content. */
  private Path jar() throws IOException {
    var jar = folder.resolve("function.jar");
    var name = Handler.class.getName().replace('.', '/') + ".class";
    try (var output = new JarOutputStream(Files.newOutputStream(jar));
        var code = Handler.class.getClassLoader().getResourceAsStream(name)) {
      output.putNextEntry(new JarEntry(name));
      code.transferTo(output);
      output.putNextEntry(new JarEntry(UUID.randomUUID().toString()));
    }
    return jar;
  }
}
