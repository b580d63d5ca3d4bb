package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.TimeToLive;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /**
   * The default of all cases is 50 s and the maximum 100 s. Of errors, 502 is kept for 3 s and 504
   * for none.
   */
  @ParameterizedTest(name = "{5}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          200 | ``                          | ``                              | 0   | 50 | the default
          200 | ``                          | ``                              | 60  | 60 | the minimum over the default
          200 | max-age=7                   | ``                              | 0   | 7  | max-age
          200 | max-age=7                   | ``                              | 10  | 10 | max-age, at least the minimum
          200 | max-age=700                 | ``                              | 0   | 100| max-age, at most the maximum
          200 | `max-age=7, s-maxage=8`     | ``                              | 0   | 8  | s-maxage goes first
          200 | MAX-AGE=7                   | ``                              | 0   | 7  | directives have no case
          200 | max-age=soon                | ``                              | 0   | 50 | a number that is none
          200 | ``                          | `Thu, 01 Jan 2026 00:00:09 GMT` | 0   | 9  | Expires
          200 | ``                          | `Wed, 31 Dec 2025 00:00:00 GMT` | 0   | 0  | Expires in the past
          200 | ``                          | 0                               | 0   | 0  | Expires without a date
          200 | max-age=7                   | `Thu, 01 Jan 2026 00:00:09 GMT` | 0   | 7  | max-age before Expires
          200 | no-cache                    | ``                              | 0   | 0  | no-cache is checked each time
          200 | no-cache                    | ``                              | 1   | 1  | no-cache under a minimum
          200 | `no-cache="Set-Cookie"`     | ``                              | 0   | 50 | no-cache of a header only
          200 | no-store                    | ``                              | 0   | -1 | no-store
          200 | private                     | ``                              | 0   | -1 | private
          200 | `no-store, max-age=9`       | ``                              | 1   | 1  | no-store under a minimum
          301 | max-age=7                   | ``                              | 0   | 7  | a redirect
          206 | max-age=7                   | ``                              | 0   | -1 | a part
          404 | ``                          | ``                              | 0   | 10 | an error for ten seconds
          404 | max-age=20                  | ``                              | 0   | 20 | an error for longer
          404 | max-age=200                 | ``                              | 0   | 100| an error, at most the maximum
          404 | ``                          | `Thu, 01 Jan 2026 00:00:20 GMT` | 0   | 20 | an error until it expires
          404 | no-store                    | ``                              | 0   | -1 | an error that may object
          404 | no-cache                    | ``                              | 0   | -1 | an error that may object
          404 | `no-cache="Set-Cookie"`     | ``                              | 0   | 10 | no-cache of a header only
          410 | private                     | ``                              | 0   | -1 | an error that may object
          410 | ``                          | ``                              | 0   | 10 | an error for ten seconds
          414 | `no-store, max-age=20`      | ``                              | 0   | -1 | an error that may object
          501 | no-store                    | ``                              | 1   | -1 | an error that may object
          405 | no-store                    | ``                              | 0   | 10 | an error whatever it says
          500 | no-store                    | ``                              | 0   | 10 | an error whatever it says
          502 | no-cache                    | ``                              | 0   | 3  | an error whatever it says
          503 | private                     | ``                              | 0   | 10 | an error whatever it says
          504 | no-store                    | ``                              | 0   | 0  | no minimum
          502 | ``                          | ``                              | 0   | 3  | the distribution's own minimum
          502 | max-age=20                  | ``                              | 0   | 20 | an error for longer than that
          504 | ``                          | ``                              | 0   | 0  | no minimum
          405 | ``                          | ``                              | 0   | 10 | an error for ten seconds
          503 | max-age=5                   | ``                              | 0   | 10 | an error not for less
          403 | ``                          | ``                              | 0   | -1 | an error that is kept only if asked
          403 | max-age=20                  | ``                              | 0   | 20 | an error that is asked to be kept
          401 | max-age=20                  | ``                              | 0   | -1 | an error that is never kept
          """)
  void lifetime_followsCloudFrontsTable(
      int status, String cacheControl, String expires, int min, int expected, String rule) {
    var headers = HttpFields.build();
    if (!cacheControl.isEmpty()) {
      headers.add("Cache-Control", cacheControl);
    }
    if (!expires.isEmpty()) {
      headers.add("Expires", expires);
    }
    var freshness =
        new Freshness(
            TimeToLive.ofSeconds(min, 50, 100),
            new ErrorCaching(Map.of(502, Duration.ofSeconds(3), 504, Duration.ZERO)));

    var lifetime = freshness.of(new HttpResponse(status, headers, Body.EMPTY), NOW);

    assertThat(lifetime.map(Duration::toSeconds).orElse(-1L)).describedAs(rule).isEqualTo(expected);
  }

  @ParameterizedTest(name = "minimum {0} -> {1}")
  @CsvSource({"0, false", "1, true"})
  void varyByEverything_isKeptUnderAMinimumOnly(int min, boolean kept) {
    var headers = HttpFields.build().add("Vary", "*");
    var freshness = new Freshness(TimeToLive.ofSeconds(min, 50, 100), new ErrorCaching(Map.of()));

    assertThat(freshness.of(new HttpResponse(200, headers, Body.EMPTY), NOW).isPresent())
        .isEqualTo(kept);
  }
}
