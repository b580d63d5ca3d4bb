package io.github.lambdaurlguard.localcloud.cli;

import java.net.URI;
import java.net.URISyntaxException;
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

  /** A server to connect to: plain HTTP, and no path. */
  static URI server(String option, String value) {
    try {
      var server = new URI(value);
      if ("http".equals(server.getScheme())
          && server.getHost() != null
          && (server.getPath().isEmpty() || server.getPath().equals("/"))
          && server.getQuery() == null) {
        return server.getPort() < 0 ? new URI("http://" + server.getHost() + ":80") : server;
      }
    } catch (URISyntaxException e) {
      // The message below fits this too.
    }
    throw new IllegalArgumentException(
        "%s needs a server such as http://127.0.0.1:3000, without a path, not %s"
            .formatted(option, value));
  }

  static String region(String option, String value) {
    if (!value.matches("[a-z]{2}(?:-[a-z]++)++-\\d")) {
      throw new IllegalArgumentException(
          "%s needs a region such as eu-central-1 behind the @, not %s".formatted(option, value));
    }
    return value;
  }

  static int positive(String option, String value) {
    if (!value.matches("[1-9]\\d{0,3}")) {
      throw new IllegalArgumentException(
          "%s needs a number from 1 to 9999, not %s".formatted(option, value));
    }
    return Integer.parseInt(value);
  }

  /** A port that a debugger can be told before it is taken. */
  static int debugPort(String option, String value) {
    var port = port(option, value);
    if (port == 0) {
      throw new IllegalArgumentException(
          "%s needs a port from 1 to %d, not 0".formatted(option, MAX_PORT));
    }
    return port;
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
