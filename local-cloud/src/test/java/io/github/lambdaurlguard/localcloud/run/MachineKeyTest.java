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
    var first = kept("a");

    assertThat(first.text()).hasSize(32);
    assertThat(kept("a").text()).isEqualTo(first.text());
    assertThat(kept("b").text()).isNotEqualTo(first.text());
  }

  @Test
  void keyWithoutAStateFolder_isOfTheRun() {
    var key = MachineKey.in(Optional.empty());

    key.keep();

    assertThat(MachineKey.in(Optional.empty()).text()).isNotEqualTo(key.text());
  }

  @Test
  void plan_writesNothing() {
    var _ = MachineKey.in(Optional.of(folder.resolve("a")));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void file_isItsOwners() throws IOException {
    var file = kept("a").file().orElseThrow();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private MachineKey kept(String state) {
    var key = MachineKey.in(Optional.of(folder.resolve(state)));
    key.keep();
    return key;
  }
}
