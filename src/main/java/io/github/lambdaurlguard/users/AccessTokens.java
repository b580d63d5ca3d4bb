package io.github.lambdaurlguard.users;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.events.Event;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.util.Set;

/**
 * Checks the access tokens of a Cognito user pool.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">Verifying
 *     JSON web tokens</a>
 */
final class AccessTokens {
  private static final String SCHEME = "Bearer ";

  /** By how much the clocks of issuer and function may differ. */
  private static final int CLOCK_SKEW_SECONDS = 30;

  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MOST_BYTES_OF_KEYS = 50_000;
  private static final long KEYS_KEPT_MILLIS = 60 * 60_000L;
  private static final long OUTAGE_MILLIS = 4 * 60 * 60_000L;

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private volatile boolean hasKeys;

  AccessTokens(Issuer issuer) {
    // One algorithm: not "none", and not HS256, which would take a public key for a secret.
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys(issuer)));
    var claims =
        new DefaultJWTClaimsVerifier<SecurityContext>(
            new JWTClaimsSet.Builder()
                .issuer(issuer.url())
                .claim("client_id", issuer.clientId())
                .claim("token_use", "access")
                .build(),
            Set.of("exp", "sub"));
    claims.setMaxClockSkew(CLOCK_SKEW_SECONDS);
    processor.setJWTClaimsSetVerifier(claims);
  }

  /**
   * The issuer's public keys: kept, fetched again when a token names another, and kept through an
   * outage.
   */
  private JWKSource<SecurityContext> keys(Issuer issuer) {
    try {
      return JWKSourceBuilder.create(
              URI.create(issuer.keysUrl()).toURL(),
              new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES_OF_KEYS))
          .cache(KEYS_KEPT_MILLIS, TIMEOUT_MILLIS, this::noteKeys)
          // Threads in the background stand still between two calls of a function.
          .refreshAheadCache(false)
          .outageTolerant(OUTAGE_MILLIS)
          .build();
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "USERS_ISSUER is %s; set it to an https address".formatted(issuer.url()), e);
    }
  }

  private void noteKeys(Event<CachingJWKSetSource<SecurityContext>, SecurityContext> event) {
    hasKeys = hasKeys || event instanceof CachingJWKSetSource.RefreshCompletedEvent;
  }

  /**
   * The claims of a good token.
   *
   * @param authorization the viewer's {@code Authorization}, or null
   * @throws RefusedException for every other
   */
  JWTClaimsSet check(String authorization) throws RefusedException {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw RefusedException.unauthorized("Send an access token: Authorization: Bearer <token>");
    }
    try {
      return processor.process(authorization.substring(SCHEME.length()).strip(), null);
    } catch (ParseException e) {
      throw RefusedException.unauthorized("What follows Bearer is no token");
    } catch (KeySourceException e) {
      // The keys were fetched a moment ago, and the key that this token names was not among them.
      if (hasKeys && e instanceof RateLimitReachedException) {
        throw RefusedException.unauthorized("The token is refused: no key of the issuer signed it");
      }
      throw RefusedException.unavailable("The issuer's keys cannot be had now; try again later");
    } catch (BadJOSEException | JOSEException e) {
      throw RefusedException.unauthorized("The token is refused: " + e.getMessage());
    }
  }
}
