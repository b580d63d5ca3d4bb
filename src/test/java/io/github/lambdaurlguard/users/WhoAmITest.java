package io.github.lambdaurlguard.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.jr.ob.JSON;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.github.lambdaurlguard.testing.FakeServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which access tokens a function lets in, with an issuer of the test's own. */
class WhoAmITest {
  private static final String CLIENT = "client";
  private static final String POOL = "/pool";

  private static RSAKey key;
  private static RSAKey otherKey;

  private final AtomicReference<FakeServer.Reply> keys = new AtomicReference<>();
  private FakeServer server;
  private WhoAmI function;

  @BeforeAll
  static void makeKeys() throws JOSEException {
    key = new RSAKeyGenerator(2048).keyID("1").generate();
    otherKey = new RSAKeyGenerator(2048).keyID("1").generate();
  }

  @BeforeEach
  void start() {
    publish(key);
    server = new FakeServer(request -> keys.get());
    function = new WhoAmI(new Issuer(server.uri() + POOL, CLIENT));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void publish(RSAKey... published) {
    keys.set(
        FakeServer.Reply.of(
            200, new JWKSet(Stream.of(published).<JWK>map(each -> each).toList()).toString()));
  }

  /** What makes a token of a good one; each is one that somebody has tried somewhere. */
  interface Forgery {
    String token(JWTClaimsSet.Builder good) throws Exception;
  }

  static Stream<Arguments> refusedTokens() {
    return Stream.of(
        refused("no token", claims -> ""),
        refused("no token at all", claims -> "a.b.c"),
        refused("signed by another with the key id", claims -> signed(claims, otherKey)),
        refused("changed after it was signed", WhoAmITest::tampered),
        refused("not signed: alg none", claims -> new PlainJWT(claims.build()).serialize()),
        refused("HS256 with the public key as secret", WhoAmITest::signedWithPublicKey),
        refused("another algorithm of the same key", claims -> signed(claims, JWSAlgorithm.RS512)),
        refused(
            "a key that the issuer does not have",
            claims -> signed(claims, new RSAKey.Builder(otherKey).keyID("2").build())),
        refused("expired", claims -> signed(claims.expirationTime(in(-31)), key)),
        refused("without an expiry", claims -> signed(claims.expirationTime(null), key)),
        refused("not yet valid", claims -> signed(claims.notBeforeTime(in(60)), key)),
        refused("for another application", claims -> signed(claims.claim("client_id", "x"), key)),
        refused("without an application", claims -> signed(claims.claim("client_id", null), key)),
        refused("of another issuer", claims -> signed(claims.issuer("https://other"), key)),
        refused("an ID token", claims -> signed(claims.claim("token_use", "id"), key)),
        refused("without a subject", claims -> signed(claims.subject(null), key)));
  }

  private static Arguments refused(String name, Forgery forgery) {
    return argumentSet(name, forgery);
  }

  @ParameterizedTest
  @MethodSource("refusedTokens")
  void token_thatIsNotGood_isRefused(Forgery forgery) throws Exception {
    var token = forgery.token(good());

    var answer = call(Map.of("x-forwarded-authorization", "Bearer " + token));

    assertThat(answer.get("statusCode")).isEqualTo(401);
    assertThat(answer.toString()).doesNotContain(token.isEmpty() ? "Bearer null" : token);
  }

  @Test
  void token_good_letsItsUserIn() throws Exception {
    var answer = call(Map.of("x-forwarded-authorization", "bearer " + signed(good(), key)));

    assertThat(answer.get("statusCode")).isEqualTo(200);
    assertThat(answer.get("body")).isEqualTo("{\"sub\":\"user\"}");
  }

  @Test
  void token_expiredASecondAgo_isLetInBecauseClocksDiffer() throws Exception {
    var token = signed(good().expirationTime(in(-1)), key);

    assertThat(status("Bearer " + token)).isEqualTo(200);
  }

  /** Without the signer in front, anybody could send any other header. */
  @Test
  void token_inAnotherHeaderOrScheme_isNone() throws Exception {
    var token = signed(good(), key);

    assertThat(call(Map.of("authorization", "Bearer " + token)).get("statusCode")).isEqualTo(401);
    assertThat(status("Basic " + token)).isEqualTo(401);
    assertThat(call(Map.of()).get("statusCode")).isEqualTo(401);
  }

  @Test
  void keys_areFetchedOnceAndAgainForANewOne() throws Exception {
    var rotated = new RSAKeyGenerator(2048).keyID("2").generate();

    assertThat(status("Bearer " + signed(good(), key))).isEqualTo(200);
    assertThat(status("Bearer " + signed(good(), key))).isEqualTo(200);
    assertThat(server.received()).hasSize(1);

    publish(key, rotated);
    assertThat(status("Bearer " + signed(good(), rotated))).isEqualTo(200);
    assertThat(server.received()).hasSize(2);
    assertThat(server.received().getLast().uri().getPath())
        .isEqualTo(POOL + "/.well-known/jwks.json");
  }

  /** Or anybody could have the function ask the issuer as often as they like. */
  @Test
  void keys_areNotFetchedForEachKeyThatThereIsNot() throws Exception {
    for (int i = 0; i < 5; i++) {
      var unknown = new RSAKey.Builder(otherKey).keyID("unknown-" + i).build();

      assertThat(status("Bearer " + signed(good(), unknown))).isEqualTo(401);
    }

    assertThat(server.received()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void keys_thatCannotBeHad_areNoFaultOfTheToken() throws Exception {
    keys.set(FakeServer.Reply.of(500, "down"));

    for (int i = 0; i < 5; i++) {
      assertThat(status("Bearer " + signed(good(), key))).isEqualTo(503);
    }
  }

  @Test
  void keysThatAreThere_outliveTheIssuer() throws Exception {
    assertThat(status("Bearer " + signed(good(), key))).isEqualTo(200);
    server.close();

    assertThat(status("Bearer " + signed(good(), key))).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"none, client", "'', client", "http://pool, client", "https://pool, none"})
  void settings_incomplete_areRefusedByName(String issuer, String client) {
    var environment = new HashMap<String, String>();
    environment.put("USERS_ISSUER", issuer);
    environment.put("USERS_CLIENT_ID", client);

    assertThatThrownBy(() -> Issuer.from(environment))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(client == null ? "USERS_CLIENT_ID" : "USERS_ISSUER");
  }

  private JWTClaimsSet.Builder good() {
    return new JWTClaimsSet.Builder()
        .issuer(server.uri() + POOL)
        .subject("user")
        .claim("client_id", CLIENT)
        .claim("token_use", "access")
        .expirationTime(in(300));
  }

  private static Date in(int seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  private static String signed(JWTClaimsSet.Builder claims, RSAKey signer) throws JOSEException {
    return signed(claims, JWSAlgorithm.RS256, signer.getKeyID(), new RSASSASigner(signer));
  }

  private static String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm)
      throws JOSEException {
    return signed(claims, algorithm, key.getKeyID(), new RSASSASigner(key));
  }

  private static String signed(
      JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer)
      throws JOSEException {
    var token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims.build());
    token.sign(signer);
    return token.serialize();
  }

  private static String signedWithPublicKey(JWTClaimsSet.Builder claims) throws JOSEException {
    var secret = key.toRSAPublicKey().getEncoded();
    return signed(claims, JWSAlgorithm.HS256, key.getKeyID(), new MACSigner(secret));
  }

  private static String tampered(JWTClaimsSet.Builder claims) throws JOSEException {
    var parts = signed(claims, key).split("\\.", -1);
    var other = signed(claims.subject("administrator"), otherKey).split("\\.", -1);
    return String.join(".", parts[0], other[1], parts[2]);
  }

  private Object status(String authorization) throws IOException {
    return call(Map.of("x-forwarded-authorization", authorization)).get("statusCode");
  }

  private Map<String, Object> call(Map<String, String> headers) throws IOException {
    var event = JSON.std.asString(Map.of("rawPath", "/", "headers", headers));
    var result = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), result, null);
    return JSON.std.mapFrom(result.toByteArray());
  }
}
