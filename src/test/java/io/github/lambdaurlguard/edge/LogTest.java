package io.github.lambdaurlguard.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.edge.Cases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTest {
  private final JvmPlatform platform = new JvmPlatform(Cases.now(), Cases.environment());
  private final OriginRequestSigner signer = new OriginRequestSigner(platform);

  @Test
  void sign_refused_isOneLineOfJson() {
    signer.sign(Event.get("/\"secret\"//"));
    assertThat(platform.logged())
        .containsExactly(
            "{\"outcome\":\"refused\",\"requestId\":\"EXAMPLE-request-id==\",\"status\":\"400\","
                + "\"detail\":\"The path holds an empty segment, //. Send one slash, or %2F for a"
                + " slash that is data.\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "", "yes"})
  void sign_debugOff_logsNothing(String debug) {
    signer.sign(Event.get("/").setting("debug", debug));
    assertThat(platform.logged()).isEmpty();
  }

  @Test
  void sign_debugOn_logsWhatWasSignedButNoSecrets() {
    signer.sign(
        Event.get("/a\"b")
            .query("password=hunter2")
            .header("authorization", "Bearer secret")
            .setting("debug", "true"));
    assertThat(platform.logged())
        .containsExactly(
            "{\"outcome\":\"signed\",\"requestId\":\"EXAMPLE-request-id==\",\"method\":\"GET\","
                + "\"canonicalPath\":\"/a%2522b\",\"host\":\""
                + Event.HOST
                + "\",\"date\":\""
                + Cases.now()
                + "\",\"payloadHash\":\""
                + PayloadHash.OF_NOTHING
                + "\",\"canonicalRequestHash\":\""
                + platform.sha256(platform.canonicalRequest())
                + "\"}");
  }

  @Test
  void sign_requestIdMissing_isLoggedAsEmpty() {
    signer.sign(Event.get("*").withoutRequestId());
    assertThat(platform.logged().getFirst())
        .startsWith("{\"outcome\":\"refused\",\"requestId\":\"\",");
  }

  @ParameterizedTest
  @MethodSource("io.github.lambdaurlguard.edge.Cases#all")
  void sign_namedCase_secretsAreNowhereButInTheRequest(Case namedCase) {
    signer.sign(namedCase.event().setting("debug", "true"));
    Cases.environment()
        .values()
        .forEach(secret -> assertThat(platform.logged().toString()).doesNotContain(secret));
  }

  @Test
  void toString_credentials_hidesTheSecrets() {
    assertThat(new Credentials("ASIAIOSFODNN7EXAMPLE", "secret", "token"))
        .hasToString("Credentials[ASIAIOSFODNN7EXAMPLE]");
  }
}
