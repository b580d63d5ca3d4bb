package io.github.lambdaurlguard.delivery.proof;

import io.github.lambdaurlguard.delivery.artifact.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program that asks from outside: the smoke tests, and the probes among them. */
public final class SmokeTestsJar {

  private SmokeTestsJar() {}

  /**
   * A process that runs it with this command's Java, and writes where this command writes.
   *
   * @param addresses what stands where, as the local cloud writes it
   * @param properties of the JVM, such as {@code probe.answers=FILE}
   * @param options of JUnit's console launcher
   */
  public static ProcessBuilder process(
      Path addresses, List<String> properties, List<String> options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dsmoke.addresses=" + addresses);
    properties.forEach(property -> command.add("-D" + property));
    command.add("-jar");
    command.add(Manifest.SMOKE_TESTS.toString());
    command.addAll(options);
    return new ProcessBuilder(command).inheritIO();
  }
}
