package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import java.util.List;
import java.util.Set;

/**
 * What TLS a distribution speaks with viewers. Older versions than TLS 1.2, which some policies let
 * in too, are not spoken here: Java has given them up. Ciphers are Java's own.
 *
 * @param name CloudFront's name for it, such as {@code TLSv1.2_2021}
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html">Supported
 *     protocols and ciphers between viewers and CloudFront</a>
 */
public record SecurityPolicy(String name) {
  /** CloudFront's names, from the oldest. */
  public static final List<String> NAMES =
      List.of(
          "SSLv3",
          "TLSv1",
          "TLSv1_2016",
          "TLSv1.1_2016",
          "TLSv1.2_2018",
          "TLSv1.2_2019",
          "TLSv1.2_2021",
          "TLSv1.2_2025",
          "TLSv1.3_2025");

  /** That of CloudFront's own certificate, whatever else is asked for. */
  public static final SecurityPolicy OF_DEFAULT_CERTIFICATE = new SecurityPolicy("TLSv1");

  /** As Java calls them. */
  public Set<String> versions() {
    return name.startsWith("TLSv1.3") ? Set.of("TLSv1.3") : Set.of("TLSv1.2", "TLSv1.3");
  }
}
