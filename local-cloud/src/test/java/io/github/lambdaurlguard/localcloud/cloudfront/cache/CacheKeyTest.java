package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.CachePolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ContentCoding;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Selection;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Selection.Mode;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.TimeToLive;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether two requests are for the same object. */
class CacheKeyTest {
  private static final CachePolicy POLICY =
      new CachePolicy(
          TimeToLive.ofSeconds(0, 10, 100),
          new Selection(Mode.LISTED, Set.of("accept-language", "host")),
          new Selection(Mode.LISTED, Set.of("theme")),
          new Selection(Mode.ALL_BUT_LISTED, Set.of("utm")),
          EnumSet.allOf(ContentCoding.class));

  /** Each request: method, path and query, then headers, separated by commas. */
  @ParameterizedTest(name = "{3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /a                              | HEAD /a                                | true  | HEAD is answered from what GET fetched
          GET /a                              | OPTIONS /a                             | false | OPTIONS has objects of its own
          GET /a                              | GET /A                                 | false | paths have case
          GET /a                              | GET /%61                               | false | paths are as they were sent
          GET /a?page=1                       | GET /a?page=2                          | false | a parameter in the key
          GET /a?page=1                       | GET /a?page=1&utm=x                    | true  | a parameter outside the key
          GET /a?x=1&y=2                      | GET /a?y=2&x=1                         | false | the order of parameters counts
          GET /a?page=1                       | GET /a?Page=1                          | false | parameters have case
          GET /a,Accept-Language: de          | GET /a,Accept-Language: en             | false | a header in the key
          GET /a,Accept-Language: de          | GET /a,accept-language: de             | true  | names of headers have no case
          GET /a,Accept-Language: de          | GET /a,Accept-Language: DE             | false | values of headers have case
          GET /a,Accept: a                    | GET /a,Accept: b                       | true  | a header outside the key
          GET /a,Host: x,Accept-Language: de  | GET /a,Accept-Language: de,Host: x     | true  | the order of headers does not count
          GET /a,Host: x                      | GET /a,Host: y                         | false | the host, if the policy takes it
          GET /a,Cookie: theme=1; id=1        | GET /a,Cookie: id=2; theme=1           | true  | a cookie outside the key
          GET /a,Cookie: theme=1              | GET /a,Cookie: theme=2                 | false | a cookie in the key
          GET /a,Accept-Encoding: gzip        | GET /a,Accept-Encoding: br             | false | the codings that the viewer takes
          GET /a,Accept-Encoding: gzip;q=0.1  | GET /a,Accept-Encoding: deflate;gzip   | false | deflate with a parameter is not gzip
          GET /a,Accept-Encoding: zstd        | GET /a                                 | true  | codings that CloudFront does not know
          GET /a,Accept-Encoding: br;q=0      | GET /a                                 | true  | codings that the viewer refuses
          """)
  void key_isWhatThePolicyTakes(String one, String other, boolean same, String rule) {
    assertThat(key(one).equals(key(other))).describedAs(rule).isEqualTo(same);
  }

  private static CacheKey key(String text) {
    var lines = text.split(",", -1);
    var methodAndTarget = lines[0].split(" ", 2);
    var pathAndQuery = methodAndTarget[1].split("\\?", 2);
    var headers = HttpFields.build();
    for (int i = 1; i < lines.length; i++) {
      var header = lines[i].split(": ", 2);
      headers.add(header[0], header[1]);
    }
    var viewer =
        new HttpRequest(
            methodAndTarget[0],
            pathAndQuery[0],
            pathAndQuery.length == 1 ? Optional.empty() : Optional.of(pathAndQuery[1]),
            headers,
            Body.EMPTY,
            "192.0.2.1");
    return CacheKey.of(POLICY, "origin", viewer.path(), viewer);
  }
}
