package io.github.lambdaurlguard.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {
  @Test
  void toJson_isAProblemOfRfc9457() throws Exception {
    assertThat(JSON.std.mapFrom(Problem.contentTooLarge("Too much.").toJson()))
        .isEqualTo(
            Map.of(
                "type",
                "about:blank",
                "title",
                "Content Too Large",
                "status",
                413,
                "detail",
                "Too much."));
  }

  @Test
  void toJson_anyCharacter_isEscapedWhereJsonAsksForIt() throws Exception {
    StringBuilder detail = new StringBuilder();
    for (char c = 0; c < 0x100; c++) {
      detail.append(c);
    }
    assertThat(JSON.std.mapFrom(Problem.badRequest(detail.toString()).toJson()))
        .containsEntry("detail", detail.toString());
  }
}
