package io.github.lambdaurlguard.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginRequestSignerTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "AWS_ACCESS_KEY_ID", "ASIAIOSFODNN7EXAMPLE",
          "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
          "AWS_SESSION_TOKEN", "IQoJb3JpZ2luX2VjEXAMPLETOKEN==");

  private final JvmPlatform platform = new JvmPlatform("20261123T055749Z", ENVIRONMENT);
  private final OriginRequestSigner signer = new OriginRequestSigner(platform);

  @Test
  void sign_path_isThatOfTheAwsSdk() throws Exception {
    assertSignedAsByTheSdk(Event.get("/getBook/12(3)%2F4"));
  }

  @Test
  void sign_query_isThatOfTheAwsSdk() throws Exception {
    assertSignedAsByTheSdk(Event.get("/").query("b=2&a=[1]&a=0&author=Ada+Lovelace&draft"));
  }

  @Test
  void sign_body_isThatOfTheAwsSdk() throws Exception {
    assertSignedAsByTheSdk(new Event("POST", "/").body("{\"name\":\"Zauberberg – ü\"}"));
  }

  @Test
  void sign_stripPrefix_isNotSentToTheFunction() throws Exception {
    Event event = Event.get("/updateBook/1234").setting("strip-prefix", "/updateBook");
    assertSignedAsByTheSdk(event);
    assertThat(event.uri()).isEqualTo("/1234");
    assertThat(event.originCustomHeaders().first("x-lambda-url-guard-strip-prefix")).isNull();
  }

  @Test
  void sign_truncatedBody_isRefused() {
    Event event = new Event("POST", "/").truncatedBody(new byte[] {1});
    assertThat(refusal(event).status()).isEqualTo(413);
  }

  private void assertSignedAsByTheSdk(Event event) throws RequestRefusedException {
    signer.sign(event);
    assertThat(event.headers().first("authorization"))
        .isEqualTo(AwsSdkSigner.authorization(event, ENVIRONMENT));
  }

  private Problem refusal(Event event) {
    return catchThrowableOfType(RequestRefusedException.class, () -> signer.sign(event)).problem();
  }
}
