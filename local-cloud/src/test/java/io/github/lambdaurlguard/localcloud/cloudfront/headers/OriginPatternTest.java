package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of CloudFront's documentation, and a few cases around it. */
class OriginPatternTest {
  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "*,                       https://any.example:1,          true",
    "http://*.example.org,    http://www.example.org,         true",
    "http://*.example.org,    http://test.example.org,        true",
    "http://*.example.org,    https://test.example.org,       false",
    "http://*.example.org,    https://test.example.org:123,   false",
    "http://*.example.org,    http://test.example.org:123,    false",
    "http://*.example.org,    http://example.org,             false",
    "*.example.org,           test.example.org,               true",
    "*.example.org,           test.test.example.org,          true",
    "*.example.org,           .example.org,                   true",
    "*.example.org,           http://test.example.org,        true",
    "*.example.org,           https://test.example.org,       true",
    "*.example.org,           http://test.example.org:123,    false",
    "*.example.org,           https://test.example.org:123,   false",
    "*.example.org,           https://testexample.org,        false",
    "*.example.org,           https://test.example.org.evil,  false",
    "example.org,             http://example.org,             true",
    "example.org,             https://example.org,            true",
    "example.org,             https://test.example.org,       false",
    "http://example.org,      http://example.org,             true",
    "http://example.org,      https://example.org,            false",
    "http://example.org,      http://example.org:123,         false",
    "http://example.org:*,    http://example.org:123,         true",
    "http://example.org:*,    http://example.org,             true",
    "http://example.org:1*3,  http://example.org:123,         true",
    "http://example.org:1*3,  http://example.org:1893,        true",
    "http://example.org:1*3,  http://example.org:13,          true",
    "http://example.org:1*3,  http://example.org:124,         false",
    "http://example.org:1*3,  http://example.org,             false",
    "*.example.org:1*,        test.example.org:123,           true",
    "HTTP://Example.ORG,      http://example.org,             true",
    "example.org,             null,                           false",
  })
  void pattern_matchesAsCloudFrontDocuments(String pattern, String origin, boolean matches) {
    assertThat(OriginPattern.parse(pattern).orElseThrow().matches(origin)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.*",
        "test.*.example.org",
        "*test.example.org",
        "exa*mple.org",
        "",
        "http://",
        "http://example.org/path",
        "*.*.example.org"
      })
  void wildcardElsewhere_isNoPattern(String pattern) {
    assertThat(OriginPattern.parse(pattern)).isEmpty();
  }
}
