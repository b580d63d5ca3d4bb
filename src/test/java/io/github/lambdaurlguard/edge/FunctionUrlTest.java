package io.github.lambdaurlguard.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionUrlTest {
  private final JvmPlatform platform = new JvmPlatform(Cases.now(), Map.of());
  private final Credentials credentials = new Credentials("ID", "secret", null);

  @Test
  void signingContext_sameSecond_isMadeOnce() throws Exception {
    FunctionUrl functionUrl = FunctionUrl.of(Event.HOST);
    SigningContext first = functionUrl.signingContext(credentials, "20261123T055749Z", platform);
    assertThat(functionUrl.signingContext(credentials, "20261123T055749Z", platform))
        .isSameAs(first);
    assertThat(functionUrl.signingContext(credentials, "20261123T055750Z", platform).date())
        .isEqualTo("20261123T055750Z");
  }
}
