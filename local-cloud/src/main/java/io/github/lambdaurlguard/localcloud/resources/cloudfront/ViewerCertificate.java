package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.SecurityPolicy;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.stream.Stream;

/**
 * Reads what a distribution says of TLS with viewers. Whatever certificate it names, this machine
 * shows its own.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-viewercertificate.html">ViewerCertificate</a>
 */
final class ViewerCertificate {
  private static final String ACM_REGION = "arn:aws:acm:us-east-1:";

  private ViewerCertificate() {}

  static SecurityPolicy read(Properties configuration) {
    return configuration
        .optionalObject("ViewerCertificate")
        .filter(certificate -> !isDefault(certificate))
        .map(ViewerCertificate::policy)
        .orElse(SecurityPolicy.OF_DEFAULT_CERTIFICATE);
  }

  private static boolean isDefault(Properties certificate) {
    if (!certificate.flag("CloudFrontDefaultCertificate", false)) {
      return false;
    }
    certificate.withoutLocalEffect("MinimumProtocolVersion", "SslSupportMethod");
    return true;
  }

  private static SecurityPolicy policy(Properties certificate) {
    var named =
        Stream.of("AcmCertificateArn", "IamCertificateId").filter(certificate::has).toList();
    if (named.size() != 1) {
      throw certificate.error(
          "CloudFrontDefaultCertificate",
          "has to be true, or else one of AcmCertificateArn and IamCertificateId given");
    }
    var certificateId = certificate.text(named.getFirst());
    if (named.contains("AcmCertificateArn") && !certificateId.startsWith(ACM_REGION)) {
      throw certificate.error(
          "AcmCertificateArn", certificateId + " is not an ACM certificate in us-east-1");
    }
    certificate.oneOf("SslSupportMethod", "sni-only", "vip", "static-ip");
    return new SecurityPolicy(
        certificate.oneOf("MinimumProtocolVersion", SecurityPolicy.NAMES.toArray(String[]::new)));
  }
}
