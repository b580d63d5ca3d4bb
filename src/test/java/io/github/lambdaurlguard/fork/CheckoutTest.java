package io.github.lambdaurlguard.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits are written together, or not at all. */
class CheckoutTest {
  @TempDir private Path folder;

  @Test
  void edits_areNotWritten_beforeTheyAreApplied() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "old");
    Files.createDirectories(folder.resolve("b/c"));
    Files.writeString(folder.resolve("b/c/d.txt"), "old");
    var checkout = new Checkout(folder);

    checkout.edit("a.txt", text -> text + " and new");
    checkout.write("new/e.txt", "new");
    checkout.delete("b");

    assertThat(folder.resolve("a.txt")).hasContent("old");
    assertThat(folder.resolve("b/c/d.txt")).exists();
    assertThat(checkout.read("a.txt")).isEqualTo("old and new");
    assertThat(checkout.files("")).containsExactly("a.txt", "new/e.txt");

    var changes = checkout.apply();

    assertThat(changes.written()).containsExactly("new/e.txt");
    assertThat(changes.edited()).containsExactly("a.txt");
    assertThat(changes.deleted()).containsExactly("b/c/d.txt");
    assertThat(folder.resolve("a.txt")).hasContent("old and new");
    assertThat(folder.resolve("b")).doesNotExist();
  }

  @Test
  void edit_thatChangesNothing_isNotReported() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "same");
    var checkout = new Checkout(folder);

    checkout.write("a.txt", "same");

    assertThat(checkout.apply().edited()).isEmpty();
  }
}
