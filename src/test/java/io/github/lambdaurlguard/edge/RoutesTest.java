package io.github.lambdaurlguard.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoutesTest {
  private final FunctionUrls functionUrls = new FunctionUrls();

  @Test
  void of_textThatWasRead_isNotReadAgain() throws Exception {
    Routes first = read("GET /a", null);
    Routes second = read("GET /b", first);

    assertThat(second).isNotSameAs(first);
    assertThat(read("GET /b", second)).isSameAs(second);
    assertThat(read("GET /a", second)).isSameAs(first);
  }

  private Routes read(String route, Routes newest) throws RequestRefusedException {
    return Routes.of(route + " https://a.lambda-url.eu-central-1.on.aws/", newest, functionUrls);
  }
}
