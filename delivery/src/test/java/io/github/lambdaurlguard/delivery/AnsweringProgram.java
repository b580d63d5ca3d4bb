package io.github.lambdaurlguard.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stands for the smoke tests and the probes: answers as AWS might, with what must not get out. */
final class AnsweringProgram {

  static final Path RECORD = Path.of("asked.txt");

  /** While there is this file, it does not answer. */
  static final Path SILENCE = Path.of("silence");

  static final String PLANTED = "123456789012 at dplanted.cloudfront.net with AKIAIOSFODNN7EXAMPLE";

  private AnsweringProgram() {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    var file = System.getProperty("probe.answers", "");
    if (file.isEmpty()) {
      System.exit(arguments.length > 0 && Files.exists(Path.of("smoke-fails")) ? 1 : 0);
    }
    var asked = new ArrayList<>(List.of(arguments));
    asked.addAll(Files.readAllLines(Path.of(System.getProperty("smoke.addresses"))));
    Files.readAllLines(Path.of(System.getenv("AWS_SHARED_CREDENTIALS_FILE"))).stream()
        .filter(line -> line.startsWith("["))
        .forEach(asked::add);
    Files.write(RECORD, asked);
    while (Files.exists(SILENCE)) {
      Thread.sleep(50);
    }
    Files.writeString(
        Path.of(file),
        line("same", "status: 200", "status: 200", "")
            + line("other", "status: 200", "status: 403; body: " + PLANTED, "")
            + line("silent", "status: 200", "", "timed out at " + PLANTED));
    // Probes that fail, and those that are not answered, are answers.
    System.exit(1);
  }

  private static String line(String id, String local, String answer, String failure) {
    return """
    {"id":"%s","question":"Q?","rule":"r","source":"s","local":"%s","answer":"%s","failure":"%s","milliseconds":5}
    """
        .formatted(id, local, answer, failure);
  }
}
