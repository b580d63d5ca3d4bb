package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** TLS on both sides of a distribution, and what it does about errors. */
final class DistributionRules {
  private static final Set<String> TLS_POLICIES =
      Set.of("TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025");

  /**
   * The errors that CloudFront keeps by itself and lets a distribution speak about.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html">Control
   *     how long CloudFront caches errors</a>
   */
  private static final List<String> KEPT_ERRORS =
      List.of("404", "405", "414", "500", "501", "502", "503", "504");

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

  /** An error that one viewer met is nobody else's. */
  static Stream<Finding> errorCaching(Template template) {
    return template
        .resources("AWS::CloudFront::Distribution")
        .flatMap(
            distribution -> {
              var responses = distribution.property("DistributionConfig", "CustomErrorResponses");
              return KEPT_ERRORS.stream()
                  .filter(code -> responses.items().stream().noneMatch(each -> forgets(each, code)))
                  .map(
                      code ->
                          distribution.finding(
                              responses, code + " is kept for 10 s: set ErrorCachingMinTTL to 0"));
            });
  }

  private static boolean forgets(Value response, String code) {
    return response.at("ErrorCode").is(code) && response.at("ErrorCachingMinTTL").is("0");
  }

  /** The API's own 404 would become a page, and with it a status of 200. */
  static Stream<Finding> errorPages(Template template) {
    return template
        .resources("AWS::CloudFront::Distribution")
        .flatMap(
            distribution ->
                distribution.property("DistributionConfig", "CustomErrorResponses").items().stream()
                    .filter(response -> response.at("ResponsePagePath").isPresent())
                    .map(
                        response ->
                            distribution.finding(response, "takes the place of the API's error")));
  }
}
