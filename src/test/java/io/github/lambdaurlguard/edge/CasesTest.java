package io.github.lambdaurlguard.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.edge.Cases.Case;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the signer to the named cases, and the named cases to the AWS SDK. */
class CasesTest {
  private final JvmPlatform platform = new JvmPlatform(Cases.now(), Cases.environment());
  private final OriginRequestSigner signer = new OriginRequestSigner(platform);

  @ParameterizedTest
  @MethodSource("io.github.lambdaurlguard.edge.Cases#signed")
  void sign_namedCase_isSignedAsExpected(Case namedCase) {
    Event event = namedCase.event();
    assertThat(signer.sign(event)).isNull();
    assertThat(event.uri()).isEqualTo(namedCase.signed().get("uri"));
    assertThat(event.querystring()).isEqualTo(namedCase.signed().get("querystring"));
    assertThat(event.originDomainName())
        .isEqualTo(namedCase.signed().getOrDefault("host", Event.HOST));
    assertThat(platform.canonicalRequest()).isEqualTo(namedCase.canonicalRequest());
    assertThat(platform.logged()).isEmpty();
    if (namedCase.signed().get("headers") instanceof Map<?, ?> headers) {
      Cases.strings(headers)
          .forEach((name, value) -> assertThat(event.headers().first(name)).isEqualTo(value));
    }
    if (namedCase.signed().get("absentHeaders") instanceof List<?> names) {
      assertThat(event.headerNames()).doesNotContainAnyElementsOf(Cases.texts(names));
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.lambdaurlguard.edge.Cases#signed")
  void sign_namedCase_isSignedAsByTheAwsSdk(Case namedCase) {
    Event event = namedCase.event();
    assertThat(signer.sign(event)).isNull();
    assertThat(event.headers().first("authorization"))
        .isEqualTo(AwsSdkSigner.authorization(event, namedCase.wholeBody(), Cases.environment()));
  }

  @ParameterizedTest
  @MethodSource("io.github.lambdaurlguard.edge.Cases#refused")
  void sign_namedCase_isRefusedAsExpected(Case namedCase) {
    Problem problem = signer.sign(namedCase.event());
    assertThat(problem.status()).isEqualTo(namedCase.refused().get("status"));
    assertThat(problem.detail()).startsWith((String) namedCase.refused().get("detail"));
    assertThat(problem.allow()).isEqualTo(namedCase.refused().get("allow"));
    assertThat(platform.logged()).hasSize(1);
  }
}
