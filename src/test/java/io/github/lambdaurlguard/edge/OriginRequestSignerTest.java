package io.github.lambdaurlguard.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginRequestSignerTest {
  private final Map<String, String> environment = new HashMap<>(Cases.environment());
  private final JvmPlatform platform = new JvmPlatform(Cases.now(), environment);
  private final OriginRequestSigner signer = new OriginRequestSigner(platform);

  @Test
  void sign_settingsHeaders_doNotReachTheFunction() {
    Event event =
        Event.get("/getBook/1").setting("strip-prefix", "/getBook").setting("debug", "false");
    event.originCustomHeaders().set("x-api-stage", "live");
    assertThat(signer.sign(event)).isNull();
    assertThat(event.customHeaders()).containsOnlyKeys("x-api-stage");
  }

  @Test
  void sign_originHeadersMissing_isSigned() {
    assertSigned(Event.get("/").withoutCustomHeaders());
  }

  @Test
  void sign_originWithoutPath_isSigned() {
    assertSigned(Event.get("/").originPath(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"querystring", "body", "clientIp", "uri", "headers"})
  void sign_partOfTheEventMissing_isSigned(String part) {
    assertSigned(Event.get("/").without(part));
  }

  @Test
  void sign_viewerHostUnknown_isNotMadeUp() {
    Event event = Event.get("/").header("host", Event.HOST).withoutDistribution();
    assertSigned(event);
    assertThat(event.headerNames()).doesNotContain("x-forwarded-host");
  }

  @Test
  void sign_textBody_isHashedAsUtf8() {
    Event event = new Event("POST", "/").body("text", "ü", false);
    assertThat(signer.sign(event)).isNull();
    assertThat(event.headers().first("x-amz-content-sha256"))
        .isEqualTo(platform.sha256OfBase64("w7w="));
  }

  @Test
  void sign_originOfAnotherKind_isRefused() {
    Problem problem = signer.sign(Event.get("/").withoutCustomOrigin());
    assertThat(problem.status()).isEqualTo("500");
    assertThat(problem.detail()).startsWith("The origin is no custom origin.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"})
  void sign_credentialsMissing_isRefused(String variable) {
    environment.remove(variable);
    assertThat(signer.sign(Event.get("/")).detail())
        .startsWith("The signer has no credentials: the environment variable " + variable);
    environment.put(variable, "");
    assertThat(signer.sign(Event.get("/")).status()).isEqualTo("500");
  }

  @Test
  void sign_credentialsWithoutSession_isSignedWithoutToken() {
    environment.remove("AWS_SESSION_TOKEN");
    Event event = Event.get("/");
    assertSigned(event);
    assertThat(event.headerNames()).doesNotContain("x-amz-security-token");
  }

  @Test
  void sign_credentials_areLookedAtOnceASecond() {
    assertSigned(Event.get("/"));
    assertThat(platform.variablesRead())
        .containsExactly("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
    assertSigned(Event.get("/"));
    assertThat(platform.variablesRead()).hasSize(3);
    platform.setNow("20261123T055750Z");
    assertSigned(Event.get("/"));
    assertThat(platform.variablesRead()).hasSize(4).endsWith("AWS_ACCESS_KEY_ID");
  }

  @Test
  void sign_noAuthorizationOfTheViewer_noneIsForwarded() {
    Event event = Event.get("/");
    assertSigned(event);
    assertThat(event.headerNames()).doesNotContain("x-forwarded-authorization");
  }

  @Test
  void sign_credentialsChanged_isSignedWithTheNewOnes() {
    assertSigned(Event.get("/"));
    environment.put("AWS_ACCESS_KEY_ID", "ASIAI44QH8DHBEXAMPLE");
    environment.put("AWS_SECRET_ACCESS_KEY", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY");
    environment.put("AWS_SESSION_TOKEN", "AnotherTOKEN");
    platform.setNow("20261123T055750Z");
    assertSigned(Event.get("/"));
  }

  @ParameterizedTest
  @CsvSource({
    "20261123T235959Z, 20261124T000000Z",
    "20261231T235959Z, 20270101T000000Z",
    "20261124T000000Z, 20261123T235959Z"
  })
  void sign_dayChanged_isSignedForTheNewDay(String before, String after) {
    platform.setNow(before);
    assertSigned(Event.get("/"));
    platform.setNow(after);
    assertSigned(Event.get("/"));
  }

  @Test
  void sign_severalRegions_eachHasItsKey() {
    for (String region : new String[] {"eu-central-1", "us-gov-west-1", "eu-central-1"}) {
      assertSigned(Event.get("/").origin("abc.lambda-url." + region + ".on.aws"));
    }
    assertThat(platform.derivedKeys()).isEqualTo(2);
  }

  @Test
  void sign_sameDayFunctionUrlAndCredentials_derivesOneKey() {
    assertSigned(Event.get("/"));
    platform.setNow("20261123T235959Z");
    assertSigned(Event.get("/"));
    assertThat(platform.derivedKeys()).isEqualTo(1);
  }

  @Test
  void sign_faultOfTheSigner_isAnsweredNotThrown() {
    Event event = new Event("POST", "/").body("base64", "not base64!", false);
    Problem problem = signer.sign(event);
    assertThat(problem.status()).isEqualTo("500");
    assertThat(problem.detail()).startsWith("The signer failed on the event of this request.");
  }

  private void assertSigned(Event event) {
    assertThat(signer.sign(event)).isNull();
    assertThat(event.headers().first("authorization"))
        .isEqualTo(AwsSdkSigner.authorization(event, environment));
  }
}
