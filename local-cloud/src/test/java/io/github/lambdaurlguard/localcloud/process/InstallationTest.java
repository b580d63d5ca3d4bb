package io.github.lambdaurlguard.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @Test
  void missingNode_isSaidSo(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("node"), "not executable");

    assertThatThrownBy(() -> Installation.program("node", List.of("", folder.toString())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Node.js is missing: there is no program node.")
        .hasMessageContaining("install Node.js 20.19");
    assertThatThrownBy(() -> Installation.program("/missing/node", List.of("/usr/bin")))
        .hasMessageContaining("there is no program /missing/node");
  }

  @Test
  void node_isFoundOnThePathOrByItsOwn(@TempDir Path folder) throws IOException {
    var node = Files.writeString(folder.resolve("node"), "#!/bin/sh");
    assertThat(node.toFile().setExecutable(true)).isTrue();

    assertThat(Installation.program("node", List.of("/missing", folder.toString())))
        .isEqualTo("node");
    assertThat(Installation.program(node.toString(), List.of("/missing")))
        .isEqualTo(node.toString());
  }
}
