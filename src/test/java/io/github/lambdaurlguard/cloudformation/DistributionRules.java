package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** TLS on both sides of a distribution. */
final class DistributionRules {
  private static final Set<String> TLS_POLICIES =
      Set.of("TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025");

  private DistributionRules() {}

  static Stream<Finding> viewerTls(Template template) {
    return template
        .resources("AWS::CloudFront::Distribution")
        .flatMap(
            distribution ->
                distribution.property("DistributionConfig", "ViewerCertificate").items().stream()
                    .filter(certificate -> certificate.at("AcmCertificateArn").isPresent())
                    .map(certificate -> certificate.at("MinimumProtocolVersion"))
                    .filter(minimum -> !TLS_POLICIES.containsAll(possible(template, minimum)))
                    .map(
                        minimum ->
                            distribution.finding(
                                minimum, "is none of or not only " + TLS_POLICIES)));
  }

  /** The value, or what the parameter that it refers to can have. */
  private static List<String> possible(Template template, Value value) {
    return value
        .reference()
        .map(name -> template.root().at("Parameters", name, "AllowedValues").texts())
        .orElseGet(() -> List.of(value.text()));
  }

  static Stream<Finding> originTls(Template template) {
    return template
        .resources("AWS::CloudFront::Distribution")
        .flatMap(
            distribution ->
                distribution.property("DistributionConfig", "Origins").items().stream()
                    .map(origin -> origin.at("CustomOriginConfig"))
                    .filter(Value::isPresent)
                    .filter(custom -> !isEncrypted(custom))
                    .map(custom -> distribution.finding(custom, "has to be TLS 1.2 only")));
  }

  private static boolean isEncrypted(Value custom) {
    return custom.at("OriginProtocolPolicy").is("https-only")
        && custom.at("OriginSSLProtocols").texts().equals(List.of("TLSv1.2"));
  }
}
