package io.github.lambdaurlguard.localcloud.cloudfront.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratedHeaderTest {
  /** A cache policy may list all but the viewer's address, which is another for each request. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CloudFront-Forwarded-Proto    | FORWARDED_PROTO     | true
          cloudfront-viewer-address     | VIEWER_ADDRESS      | false
          CLOUDFRONT-VIEWER-HTTP-VERSION | VIEWER_HTTP_VERSION | true
          """)
  void named_anyCase_isTheHeader(String name, GeneratedHeader header, boolean ofKey) {
    assertThat(GeneratedHeader.named(name)).contains(header);
    assertThat(header.isOfKey()).isEqualTo(ofKey);
  }

  @Test
  void named_headerThatOnlyAwsCanFillIn_isUnknown() {
    assertThat(GeneratedHeader.named("CloudFront-Viewer-Country")).isEqualTo(Optional.empty());
  }
}
