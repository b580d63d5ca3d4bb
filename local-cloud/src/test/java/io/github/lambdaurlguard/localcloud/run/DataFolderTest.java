package io.github.lambdaurlguard.localcloud.run;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read the tables. */
class DataFolderTest {
  @TempDir private Path folder;

  @Test
  void newFolder_isItsOwners() throws IOException {
    var data = folder.resolve("new/data");

    DataFolder.take(QUIET, data).close();

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("in-use.lock"))).isEqualTo("rw-------");
  }

  @Test
  void folderOfAnEarlierRun_becomesItsOwners() throws IOException {
    var tables = Files.writeString(folder.resolve("shared-local-instance.db"), "tables");
    open(tables, "rw-r--r--");
    open(folder, "rwxr-xr-x");

    DataFolder.take(QUIET, folder).close();

    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(permissions(tables)).isEqualTo("rw-------");
  }

  @Test
  void folderWithOtherFiles_keepsItsPermissionsAndTheirs() throws IOException {
    var tables = Files.writeString(folder.resolve("shared-local-instance.db"), "tables");
    var other = Files.writeString(folder.resolve("other"), "of somebody");
    open(tables, "rw-r--r--");
    open(other, "rw-r--r--");
    open(folder, "rwxr-xr-x");

    DataFolder.take(QUIET, folder).close();

    assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
    assertThat(permissions(other)).isEqualTo("rw-r--r--");
    assertThat(permissions(tables)).isEqualTo("rw-------");
  }

  private static void open(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
