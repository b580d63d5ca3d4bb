package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void from_completeEnvironment_isRead() {
    assertThat(Settings.from(Map.of("BOOKS_TABLE", "t", "BOOKS_AUTHOR_INDEX", "i")))
        .isEqualTo(new Settings("t", "i"));
  }

  @Test
  void from_missingVariable_isNamed() {
    assertThatThrownBy(() -> Settings.from(Map.of("BOOKS_AUTHOR_INDEX", "i")))
        .hasMessageContaining("BOOKS_TABLE");
    assertThatThrownBy(() -> Settings.from(Map.of("BOOKS_TABLE", "t", "BOOKS_AUTHOR_INDEX", " ")))
        .hasMessageContaining("BOOKS_AUTHOR_INDEX");
  }
}
