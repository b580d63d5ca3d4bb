package io.github.lambdaurlguard.localcloud.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process that listens on a port, as far as this user may know.
 *
 * @param command its program and arguments
 */
record PortHolder(long id, String command) {
  /** Of the fields of {@code /proc/net/tcp}: the address, its state, and the socket's inode. */
  private static final int LOCAL_ADDRESS = 1;

  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENING = "0A";

  /** So much of a command line says which program it is. */
  private static final int SHOWN_CHARACTERS = 120;

  static Optional<PortHolder> of(int port) {
    var sockets =
        Stream.of("/proc/net/tcp", "/proc/net/tcp6")
            .flatMap(table -> inodes(Path.of(table), port))
            .map(inode -> "socket:[" + inode + "]")
            .toList();
    return sockets.isEmpty()
        ? Optional.empty()
        : ProcessHandle.allProcesses()
            .filter(process -> has(process, sockets))
            .findFirst()
            .map(process -> new PortHolder(process.pid(), commandLine(process)));
  }

  private static Stream<String> inodes(Path table, int port) {
    var ending = ":%04X".formatted(port);
    try {
      return Files.readAllLines(table).stream()
          .map(line -> line.strip().split("\\s+"))
          .filter(fields -> fields.length > INODE)
          .filter(fields -> fields[LOCAL_ADDRESS].endsWith(ending))
          .filter(fields -> fields[STATE].equals(LISTENING))
          .map(fields -> fields[INODE]);
    } catch (IOException _) {
      return Stream.empty();
    }
  }

  private static boolean has(ProcessHandle process, List<String> sockets) {
    try (var files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      return files.anyMatch(file -> sockets.contains(target(file)));
    } catch (IOException _) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException _) {
      return "";
    }
  }

  private static String commandLine(ProcessHandle process) {
    try {
      var file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      var words = Arrays.asList(Files.readString(file).split("\0"));
      var line = String.join(" ", words);
      return line.length() > SHOWN_CHARACTERS ? line.substring(0, SHOWN_CHARACTERS) + "…" : line;
    } catch (IOException _) {
      return process.info().command().orElse("unknown");
    }
  }

  @Override
  public String toString() {
    return "process %d (%s)".formatted(id, command);
  }
}
