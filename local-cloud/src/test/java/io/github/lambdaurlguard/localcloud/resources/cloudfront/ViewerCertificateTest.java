package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import static io.github.lambdaurlguard.localcloud.template.TestStacks.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewerCertificateTest {
  private static final String ARN = "arn:aws:acm:us-east-1:123456789012:certificate/1";

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                                 | TLSv1        | TLSv1.2 TLSv1.3
          {ViewerCertificate: {CloudFrontDefaultCertificate: true}}                          | TLSv1        | TLSv1.2 TLSv1.3
          {ViewerCertificate: {CloudFrontDefaultCertificate: true, MinimumProtocolVersion: TLSv1.3_2025}} | TLSv1 | TLSv1.2 TLSv1.3
          {ViewerCertificate: {AcmCertificateArn: ARN, SslSupportMethod: sni-only, MinimumProtocolVersion: TLSv1.2_2021}} | TLSv1.2_2021 | TLSv1.2 TLSv1.3
          {ViewerCertificate: {IamCertificateId: 1, SslSupportMethod: sni-only, MinimumProtocolVersion: TLSv1.3_2025}} | TLSv1.3_2025 | TLSv1.3
          """)
  void securityPolicy_isThatOfTheCertificate(String configuration, String name, String versions) {
    var policy = ViewerCertificate.read(properties(configuration.replace("ARN", "'" + ARN + "'")));

    assertThat(policy.name()).isEqualTo(name);
    assertThat(policy.versions()).isEqualTo(Set.of(versions.split(" ", -1)));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                             | CloudFrontDefaultCertificate: has to be true
          {CloudFrontDefaultCertificate: false}                                          | CloudFrontDefaultCertificate: has to be true
          {AcmCertificateArn: ARN, IamCertificateId: 1}                                  | CloudFrontDefaultCertificate: has to be true
          {AcmCertificateArn: 'arn:aws:acm:eu-west-1:1:certificate/1'}                   | is not an ACM certificate in us-east-1
          {AcmCertificateArn: ARN, MinimumProtocolVersion: TLSv1.2_2021}                 | SslSupportMethod: is missing
          {AcmCertificateArn: ARN, SslSupportMethod: sni-only}                           | MinimumProtocolVersion: is missing
          {AcmCertificateArn: ARN, SslSupportMethod: sni-only, MinimumProtocolVersion: TLSv1.4} | MinimumProtocolVersion: "TLSv1.4" is not
          """)
  void certificateThatCloudFrontDoesNotTake_isRefused(String certificate, String message) {
    var configuration =
        properties("{ViewerCertificate: " + certificate.replace("ARN", "'" + ARN + "'") + "}");

    assertThatThrownBy(() -> ViewerCertificate.read(configuration))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining(message);
  }
}
