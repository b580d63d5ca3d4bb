package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static io.github.lambdaurlguard.localcloud.template.TestStacks.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin.CustomOrigin;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.OriginTimeouts;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The origins of a distribution, within the bounds that CloudFront sets. */
class OriginsTest {
  @Test
  void origin_hasCloudFrontsDefaults() {
    assertThat(read(origin("", "")))
        .isEqualTo(
            new CustomOrigin("F", "f.example", "", Map.of(), timeouts(3, 30, Optional.empty(), 5)));
  }

  @Test
  void origin_isReadWithAllItsProperties() {
    var settings =
        "OriginPath: /live, ConnectionAttempts: 2, ConnectionTimeout: 4, ResponseCompletionTimeout:"
            + " 60, OriginCustomHeaders: [{HeaderName: X-Key, HeaderValue: a}]";

    assertThat(read(origin(settings, "OriginReadTimeout: 60, OriginKeepaliveTimeout: 7")))
        .isEqualTo(
            new CustomOrigin(
                "F",
                "f.example",
                "/live",
                Map.of("x-key", "a"),
                timeouts(2, 60, Optional.of(60), 7)));
  }

  private static OriginTimeouts timeouts(
      int attempts, int response, Optional<Integer> completion, int keepAlive) {
    return new OriginTimeouts(
        attempts,
        Duration.ofSeconds(response),
        completion.map(Duration::ofSeconds),
        Duration.ofSeconds(keepAlive));
  }

  @ParameterizedTest(name = "{0}{1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OriginPath: live              |                             | OriginPath: has to begin with /
          OriginPath: /live/            |                             | OriginPath: has to begin with /
          OriginPath: /                 |                             | OriginPath: has to begin with /
          ConnectionAttempts: 0         |                             | ConnectionAttempts: 0 is not from 1 to 3
          ConnectionAttempts: 4         |                             | ConnectionAttempts: 4 is not from 1 to 3
          ConnectionTimeout: 0          |                             | ConnectionTimeout: 0 is not from 1 to 10
          ConnectionTimeout: 11         |                             | ConnectionTimeout: 11 is not from 1 to 10
          ResponseCompletionTimeout: 29 |                             | 29 is less than OriginReadTimeout, 30
                                        | OriginReadTimeout: 0        | OriginReadTimeout: 0 is not from 1 to 120
                                        | OriginReadTimeout: 121      | OriginReadTimeout: 121 is not from 1 to 120
                                        | OriginKeepaliveTimeout: 0   | OriginKeepaliveTimeout: 0 is not from 1 to 120
                                        | OriginKeepaliveTimeout: 121 | OriginKeepaliveTimeout: 121 is not from 1 to 120
                                        | HTTPSPort: 8443             | HTTPSPort: 8443 is not from 443 to 443
          """)
  void settingOutOfBounds_isRefused(String setting, String custom, String message) {
    var origin = origin(setting == null ? "" : setting, custom == null ? "" : custom);

    assertThatThrownBy(() -> read(origin))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cache-Control",
        "Connection",
        "Content-Length",
        "Cookie",
        "Host",
        "If-Match",
        "If-Modified-Since",
        "If-None-Match",
        "If-Range",
        "If-Unmodified-Since",
        "Max-Forwards",
        "Pragma",
        "Proxy-Authorization",
        "Proxy-Connection",
        "Range",
        "Request-Range",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Via",
        "X-Real-Ip",
        "X-Amz-Anything",
        "X-Edge-Anything",
        "no token",
        "'line\\nbreak: '"
      })
  void customHeaderThatCloudFrontCannotAdd_isRefused(String name) {
    assertThatThrownBy(() -> read(originWith("{HeaderName: " + name + ", HeaderValue: a}")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("HeaderName");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("customHeaders")
  void customHeaders_haveCloudFrontsQuotas(String rule, String legal, String illegal) {
    assertThat(read(originWith(legal))).describedAs(rule).isNotNull();
    assertThatThrownBy(() -> read(originWith(illegal)))
        .describedAs(rule)
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("OriginCustomHeaders");
  }

  static Stream<Arguments> customHeaders() {
    return Stream.of(
        arguments("at most 30", headers(30, 1), headers(31, 1)),
        arguments("a name of at most 256", header(256, 1), header(257, 1)),
        arguments("a value of at most 1,783", header(1, 1_783), header(1, 1_784)),
        // Names have three characters.
        arguments("at most 10,240 in all", headers(10, 1_021), headers(10, 1_022)),
        arguments("no name twice", header(1, 1), header(1, 1) + ", " + header(1, 2)));
  }

  private static String headers(int count, int valueLength) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{HeaderName: x%02d, HeaderValue: %s}".formatted(i, "v".repeat(valueLength)))
        .collect(Collectors.joining(", "));
  }

  private static String header(int nameLength, int valueLength) {
    return "{HeaderName: %s, HeaderValue: %s}"
        .formatted("x".repeat(nameLength), "v".repeat(valueLength));
  }

  @ParameterizedTest(name = "{0} origins -> {1}")
  @CsvSource({"100, true", "101, false"})
  void origins_areAtMostAHundred(int count, boolean isLegal) {
    var origins =
        IntStream.range(0, count)
            .mapToObj(i -> origin("", "").replace("Id: F", "Id: F" + i))
            .collect(Collectors.joining(", "));

    if (isLegal) {
      assertThat(readAll(origins)).isNotNull();
    } else {
      assertThatThrownBy(() -> readAll(origins)).hasMessageContaining("at most 100");
    }
  }

  /** cloudfront/latest/APIReference/API_Origin: DomainName; the console's message. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://f.example/",
        "https://f.example",
        "f.example/",
        "f.example:443",
        "''",
        "f",
        "f..b"
      })
  void whatIsNoDomainName_isRefused(String name) {
    assertThatThrownBy(() -> readAll(origin("", "").replace("f.example", name)))
        .hasMessageContaining("DomainName: ")
        .hasMessageContaining("is not a domain name");
  }

  @Test
  void idOfTwoOrigins_isRefused() {
    assertThatThrownBy(() -> readAll(origin("", "") + ", " + origin("", "")))
        .hasMessageContaining("Id: F is another origin's too");
  }

  private static String originWith(String headers) {
    return origin("OriginCustomHeaders: [" + headers + "]", "");
  }

  private static String origin(String settings, String custom) {
    return "{Id: F, DomainName: f.example, CustomOriginConfig: {OriginProtocolPolicy: https-only%s}%s}"
        .formatted(further(custom), further(settings));
  }

  private static String further(String settings) {
    return settings.isEmpty() ? "" : ", " + settings;
  }

  private static CustomOrigin read(String origin) {
    return (CustomOrigin)
        readAll(origin).named(properties("{TargetOriginId: F}"), "TargetOriginId");
  }

  private static Origins readAll(String origins) {
    return Origins.read(properties("{Origins: [" + origins + "]}"), reader()::read);
  }

  private static OriginReader reader() {
    return new OriginReader(
        new Buckets(QUIET, new ResourcePolicies()),
        new Distributions(),
        host -> host.equals("f.example"),
        _ -> true);
  }
}
