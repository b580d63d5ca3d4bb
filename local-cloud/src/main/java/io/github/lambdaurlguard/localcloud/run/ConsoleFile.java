package io.github.lambdaurlguard.localcloud.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.console.ConsoleLine;
import io.github.lambdaurlguard.localcloud.console.JsonLines;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;

/**
 * The console of a run as JSON lines in the state folder, for {@code bin/logs}. It stays after the
 * run, until the next one. Only its owner can read it.
 */
final class ConsoleFile implements Consumer<ConsoleLine>, AutoCloseable {
  /** What is older than this and the file before it is nobody's concern. */
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private final Path file;
  private final JsonLines lines = new JsonLines(this::append);
  private final Console.Reading reading;
  private OutputStream out;
  private long bytes;
  private boolean closed;

  private ConsoleFile(Path folder, Console console) throws IOException {
    file = folder.resolve(JsonLines.FILE);
    begin();
    reading = console.read(this);
  }

  /** Begins a file in the folder, in the place of the last run's. */
  static ConsoleFile in(Path folder, Console console) {
    try {
      return new ConsoleFile(folder, console);
    } catch (IOException e) {
      throw new UncheckedIOException("the console cannot be written to " + folder, e);
    }
  }

  private void begin() throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    out = Files.newOutputStream(file);
    bytes = 0;
  }

  @Override
  public void accept(ConsoleLine line) {
    lines.accept(line);
  }

  private synchronized void append(String line) {
    if (closed) {
      return; // Said by another thread while this ends.
    }
    var written = (line + "\n").getBytes(UTF_8);
    try {
      if (bytes > MOST_BYTES) {
        out.close();
        Files.move(
            file,
            file.resolveSibling(JsonLines.FILE + ".before"),
            StandardCopyOption.REPLACE_EXISTING);
        begin();
      }
      out.write(written);
      bytes += written.length;
    } catch (IOException e) {
      throw new UncheckedIOException("the console cannot be written to " + file, e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    reading.close();
    out.close();
  }
}
