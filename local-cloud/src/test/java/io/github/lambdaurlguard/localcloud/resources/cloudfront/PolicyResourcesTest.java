package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.cloudfront.policy.CachePolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.ContentCoding;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Selection;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.Selection.Mode;
import io.github.lambdaurlguard.localcloud.cloudfront.policy.TimeToLive;
import io.github.lambdaurlguard.localcloud.template.Properties;
import io.github.lambdaurlguard.localcloud.template.Stack;
import io.github.lambdaurlguard.localcloud.template.StackSettings;
import io.github.lambdaurlguard.localcloud.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies as templates define them; each broken rule is told with its place. */
class PolicyResourcesTest {
  private static final String CACHE_POLICY =
      """
      CachePolicyConfig:
        Name: api
        Comment: by language and page
        MinTTL: 1
        DefaultTTL: 20
        MaxTTL: 300
        ParametersInCacheKeyAndForwardedToOrigin:
          EnableAcceptEncodingGzip: true
          EnableAcceptEncodingBrotli: false
          HeadersConfig: {HeaderBehavior: whitelist, Headers: [Accept-Language]}
          CookiesConfig: {CookieBehavior: allExcept, Cookies: [Session]}
          QueryStringsConfig: {QueryStringBehavior: whitelist, QueryStrings: [Page]}
      """;

  private static final String DISABLED =
      """
      CachePolicyConfig:
        Name: nothing
        MinTTL: 0
        DefaultTTL: 0
        MaxTTL: 0
        ParametersInCacheKeyAndForwardedToOrigin:
          EnableAcceptEncodingGzip: false
          HeadersConfig: {HeaderBehavior: none}
          CookiesConfig: {CookieBehavior: none}
          QueryStringsConfig: {QueryStringBehavior: none}
      """;

  private static final String ORIGIN_REQUEST_POLICY =
      """
      OriginRequestPolicyConfig:
        Name: api
        HeadersConfig: {HeaderBehavior: whitelist, Headers: [Accept, Host]}
        CookiesConfig: {CookieBehavior: all}
        QueryStringsConfig: {QueryStringBehavior: allExcept, QueryStrings: [utm]}
      """;

  @TempDir private Path folder;

  @Test
  void cachePolicy_isReadWithAllItsProperties() throws IOException {
    var policy = CachePolicyResource.read(properties(CACHE_POLICY));

    assertThat(policy)
        .isEqualTo(
            new CachePolicy(
                TimeToLive.ofSeconds(1, 20, 300),
                new Selection(Mode.LISTED, Set.of("accept-language")),
                new Selection(Mode.ALL_BUT_LISTED, Set.of("Session")),
                new Selection(Mode.LISTED, Set.of("Page")),
                Set.of(ContentCoding.GZIP)));
  }

  @Test
  void cachePolicyThatDisablesCaching_keepsNothing() throws IOException {
    assertThat(CachePolicyResource.read(properties(DISABLED)).caches()).isFalse();
  }

  @Test
  void originRequestPolicy_isReadWithAllItsProperties() throws IOException {
    var policy = OriginRequestPolicyResource.read(properties(ORIGIN_REQUEST_POLICY));

    assertThat(policy.headers()).isEqualTo(new Selection(Mode.LISTED, Set.of("accept", "host")));
    assertThat(policy.cookies()).isEqualTo(Selection.ALL);
    assertThat(policy.queries()).isEqualTo(new Selection(Mode.ALL_BUT_LISTED, Set.of("utm")));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DefaultTTL: 20            | DefaultTTL: 0             | DefaultTTL: 0 is not from MinTTL, 1, to MaxTTL, 300
          DefaultTTL: 20            | DefaultTTL: 301           | DefaultTTL: 301 is not from MinTTL, 1, to MaxTTL, 300
          by language and page      | 12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678 and one | Comment: has 136 characters; CloudFront takes 128
          Name: api                 | Other: api                | Name: is missing
          MinTTL: 1                 | MinTTL: -1                | MinTTL: -1 is less than 0
          MaxTTL: 300               | Comments: x               | MaxTTL: is missing
          EnableAcceptEncodingGzip: true | Other: x             | EnableAcceptEncodingGzip: is missing
          HeaderBehavior: whitelist | HeaderBehavior: allExcept | "allExcept" is not implemented
          Headers: [Accept-Language]| Headers: []               | has to name something under the behaviour whitelist
          Headers: [Accept-Language]| Headers: [A, A]           | names something twice
          Headers: [Accept-Language]| Headers: [A,B,C,D,E,F,G,H,I,J,K] | 11 are over CloudFront's default quota, 10
          [Accept-Language]         | [Cookie]                  | such a policy cannot list Cookie
          [Accept-Language]         | [Range]                   | such a policy cannot list Range
          [Accept-Language]         | [X-Edge-Location]         | such a policy cannot list X-Edge-Location
          [Accept-Language]         | [Accept-Encoding]         | cannot list Accept-Encoding where
          [Accept-Language]         | [CloudFront-Viewer-Address] | CloudFront-Viewer-Address belongs into an origin request policy
          [Accept-Language]         | [CloudFront-Viewer-Country] | the local cloud does not implement CloudFront-Viewer-Country
          CookieBehavior: allExcept | CookieBehavior: none      | has no place under the behaviour none
          Cookies: [Session]        | Cookies: ["user*"]        | takes whole names, not patterns: user*
          QueryStringBehavior: whitelist | QueryStringBehavior: some | "some" is not implemented
          """)
  void cachePolicyThatCloudFrontWouldRefuse_isRefused(
      String text, String replacement, String message) {
    assertThat(CACHE_POLICY).contains(text);

    assertThatThrownBy(
            () -> CachePolicyResource.read(properties(CACHE_POLICY.replace(text, replacement))))
        .hasMessageContaining(message);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Gzip: false               | Gzip: true                                 | EnableAcceptEncodingGzip
          HeaderBehavior: none      | HeaderBehavior: whitelist, Headers: [A]    | HeadersConfig
          CookieBehavior: none      | CookieBehavior: all                        | CookiesConfig
          QueryStringBehavior: none | QueryStringBehavior: all                   | QueryStringsConfig
          """)
  void disabledCaching_hasNothingInItsKey(String text, String replacement, String name) {
    assertThatThrownBy(
            () -> CachePolicyResource.read(properties(DISABLED.replace(text, replacement))))
        .hasMessageContaining(name + ": is invalid for a policy with caching disabled");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [Accept, Host]            | [Authorization]           | such a policy cannot list Authorization
          [Accept, Host]            | [Accept-Encoding]         | such a policy cannot list Accept-Encoding
          [Accept, Host]            | [TE]                      | such a policy cannot list TE
          HeaderBehavior: whitelist | HeaderBehavior: allViewer | has no place under the behaviour allViewer
          HeaderBehavior: whitelist | HeaderBehavior: all       | "all" is not implemented
          HeaderBehavior: whitelist | HeaderBehavior: allViewerAndWhitelistCloudFront | is not one of CloudFront's own headers
          [Accept, Host]            | [CloudFront-Viewer-TLS]   | does not implement CloudFront-Viewer-TLS
          CookieBehavior: all       | CookieBehavior: whitelist | has to name something
          """)
  void originRequestPolicyThatCloudFrontWouldRefuse_isRefused(
      String text, String replacement, String message) {
    assertThat(ORIGIN_REQUEST_POLICY).contains(text);

    assertThatThrownBy(
            () ->
                OriginRequestPolicyResource.read(
                    properties(ORIGIN_REQUEST_POLICY.replace(text, replacement))))
        .hasMessageContaining(message);
  }

  private Properties properties(String properties) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("t.yaml"),
            "Resources:\n  Subject:\n    Type: A::B::C\n    Properties:\n" + properties.indent(6));
    return Stack.evaluate(
            Template.read(file),
            new StackSettings("books", "us-east-1", "123456789012", Map.of()),
            _ -> Optional.empty())
        .resourcesInOrder()
        .getFirst()
        .properties();
  }
}
