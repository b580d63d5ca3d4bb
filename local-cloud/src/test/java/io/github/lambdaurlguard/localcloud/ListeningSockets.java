package io.github.lambdaurlguard.localcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The sockets at which processes listen, as Linux tells them. */
final class ListeningSockets {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";

  private ListeningSockets() {}

  static boolean areKnown() {
    return Files.exists(PROC.resolve("net/tcp"));
  }

  /** Their addresses in hexadecimal digits, the bytes of each word in the machine's order. */
  static List<String> addresses(Stream<ProcessHandle> processes) throws IOException {
    var inodes = new HashSet<String>();
    for (var process : processes.toList()) {
      inodes.addAll(sockets(process));
    }
    return Stream.concat(
            Files.readAllLines(PROC.resolve("net/tcp")).stream(),
            Files.readAllLines(PROC.resolve("net/tcp6")).stream())
        .map(line -> line.strip().split("\\s+"))
        .filter(row -> row[3].equals(LISTENING) && inodes.contains("socket:[" + row[9] + "]"))
        .map(row -> row[1].substring(0, row[1].indexOf(':')))
        .toList();
  }

  private static Set<String> sockets(ProcessHandle process) throws IOException {
    var sockets = new HashSet<String>();
    try (var files = Files.newDirectoryStream(PROC.resolve(process.pid() + "/fd"))) {
      for (var file : files) {
        if (Files.isSymbolicLink(file)) {
          sockets.add(Files.readSymbolicLink(file).toString());
        }
      }
    }
    return sockets;
  }
}
