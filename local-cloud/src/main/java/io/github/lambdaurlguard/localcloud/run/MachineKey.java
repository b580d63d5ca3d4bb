package io.github.lambdaurlguard.localcloud.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A random text of this machine, from which the ids of its function URLs are made: no page on the
 * web and no other machine knows them, as nobody can guess those of AWS.
 *
 * @param file where it is kept from run to run; empty for a key of this run
 */
record MachineKey(String text, Optional<Path> file) {
  private static final String FILE = "machine.key";
  private static final int BYTES = 16;

  /** The key that the state folder has, or a new one, which is not kept yet. */
  static MachineKey in(Optional<Path> state) {
    var file = state.map(folder -> folder.resolve(FILE));
    return new MachineKey(
        file.filter(Files::exists).map(MachineKey::read).orElseGet(MachineKey::random), file);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the file " + file + " cannot be read", e);
    }
  }

  private static String random() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Writes it to its file, for its owner only, unless it is there. */
  void keep() {
    file.filter(path -> !Files.exists(path)).ifPresent(this::write);
  }

  private void write(Path path) {
    try {
      Files.createDirectories(path.getParent());
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException("the state cannot be written to " + path.getParent(), e);
    }
  }

  /** Its text stays out of logs. */
  @Override
  public String toString() {
    return "the machine's key";
  }
}
