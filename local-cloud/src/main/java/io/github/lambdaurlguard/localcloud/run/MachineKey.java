package io.github.lambdaurlguard.localcloud.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A random text of this machine, from which the ids of its function URLs are made: no page on the
 * web and no other machine knows them, as nobody can guess those of AWS.
 */
final class MachineKey {
  private static final String FILE = "machine.key";
  private static final int BYTES = 16;

  private MachineKey() {}

  /**
   * The key that the state folder keeps from run to run, readable by its owner only; without a
   * state folder, a key of this run.
   */
  static String of(Optional<Path> state) {
    return state.map(MachineKey::kept).orElseGet(MachineKey::random);
  }

  private static String kept(Path folder) {
    var file = folder.resolve(FILE);
    try {
      Files.createDirectories(folder);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, random());
    } catch (FileAlreadyExistsException _) {
      // That of an earlier run.
    } catch (IOException e) {
      throw new UncheckedIOException("the state cannot be written to " + folder, e);
    }
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
}
