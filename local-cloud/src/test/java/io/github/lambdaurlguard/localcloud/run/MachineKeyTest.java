package io.github.lambdaurlguard.localcloud.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineKeyTest {
  @TempDir private Path folder;

  @Test
  void key_staysInItsStateFolderAndDiffersFromAllOthers() {
    var first = MachineKey.of(Optional.of(folder.resolve("a")));

    assertThat(first).hasSize(32);
    assertThat(MachineKey.of(Optional.of(folder.resolve("a")))).isEqualTo(first);
    assertThat(MachineKey.of(Optional.of(folder.resolve("b")))).isNotEqualTo(first);
  }

  @Test
  void keyWithoutAStateFolder_isOfTheRun() {
    assertThat(MachineKey.of(Optional.empty())).isNotEqualTo(MachineKey.of(Optional.empty()));
  }

  @Test
  void file_isItsOwners() throws IOException {
    var _ = MachineKey.of(Optional.of(folder));

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("machine.key"))))
        .isEqualTo("rw-------");
  }
}
