package io.github.lambdaurlguard.localcloud.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the values of options. What makes no sense is an error with a message for the person. */
final class OptionValues {
  private static final int MAX_PORT = 65535;

  private OptionValues() {}

  /** NAME and VALUE. */
  static String[] pair(String option, String value) {
    var parts = value.split("=", 2);
    if (parts.length < 2 || parts[0].isEmpty()) {
      throw new IllegalArgumentException(option + " needs NAME=VALUE, not " + value);
    }
    return parts;
  }

  static Path folder(String option, String value) {
    var folder = Path.of(value).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("%s: there is no folder %s".formatted(option, folder));
    }
    return folder;
  }

  static Path file(String option, String value) {
    var file = Path.of(value).toAbsolutePath().normalize();
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("%s: there is no file %s".formatted(option, file));
    }
    return file;
  }

  static int positive(String option, String value) {
    if (!value.matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException(
          "%s needs a number from 1 to 9999, not %s".formatted(option, value));
    }
    return Integer.parseInt(value);
  }

  static int port(String option, String value) {
    try {
      var port = Integer.parseInt(value);
      if (port >= 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      // The message below fits this too.
    }
    throw new IllegalArgumentException(
        "%s needs a port from 0 to %d, not %s".formatted(option, MAX_PORT, value));
  }
}
