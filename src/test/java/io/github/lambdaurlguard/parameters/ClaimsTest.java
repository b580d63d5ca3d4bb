package io.github.lambdaurlguard.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsTest {

  @Test
  void toDescription_parsedAgain_isTheSame() {
    Claims claims = Claims.NONE.with("arn:stack/a").with("arn:stack/b").with("arn:stack/a");

    assertThat(claims.resources()).containsExactly("arn:stack/b", "arn:stack/a");
    assertThat(Claims.parse(claims.toDescription())).isEqualTo(claims);
    assertThat(claims.writer()).isEqualTo("arn:stack/a");
  }

  @Test
  void parse_descriptionOfAnotherOrigin_claimsNothing() {
    assertThat(Claims.parse(null)).isEqualTo(Claims.NONE);
    assertThat(Claims.parse("the URL of the shop")).isEqualTo(Claims.NONE);
  }

  @Test
  void toDescription_moreThanSsmTakes_keepsTheNewest() {
    var claims = Claims.NONE;
    for (int number = 0; number < 20; number++) {
      claims = claims.with("x".repeat(150) + number);
    }

    assertThat(claims.toDescription()).hasSizeLessThanOrEqualTo(1024);
    List<String> kept = Claims.parse(claims.toDescription()).resources();
    assertThat(kept).hasSize(6).endsWith("x".repeat(150) + 19);
  }
}
