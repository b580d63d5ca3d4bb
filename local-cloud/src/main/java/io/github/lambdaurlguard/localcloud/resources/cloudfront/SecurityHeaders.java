package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.headers.ResponseHeadersPolicy.Header;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads the security headers of a response headers policy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html#understanding-response-headers-policies-security">Security
 *     headers</a>
 */
final class SecurityHeaders {
  /** In lower case. */
  static final Set<String> NAMES =
      Set.of(
          "content-security-policy",
          "referrer-policy",
          "strict-transport-security",
          "x-content-type-options",
          "x-frame-options",
          "x-xss-protection");

  private static final int MAX_CONTENT_SECURITY_POLICY_CHARACTERS = 1783;

  private SecurityHeaders() {}

  static List<Header> read(Properties security) {
    var headers = new ArrayList<Header>();
    security
        .optionalObject("ContentSecurityPolicy")
        .ifPresent(
            policy ->
                headers.add(
                    header(policy, "Content-Security-Policy", contentSecurityPolicy(policy))));
    security
        .optionalObject("ContentTypeOptions")
        .ifPresent(options -> headers.add(header(options, "X-Content-Type-Options", "nosniff")));
    security
        .optionalObject("FrameOptions")
        .ifPresent(
            options ->
                headers.add(
                    header(
                        options,
                        "X-Frame-Options",
                        options.oneOf("FrameOption", "DENY", "SAMEORIGIN"))));
    security
        .optionalObject("ReferrerPolicy")
        .ifPresent(
            policy -> headers.add(header(policy, "Referrer-Policy", referrerPolicy(policy))));
    security
        .optionalObject("StrictTransportSecurity")
        .ifPresent(
            transport ->
                headers.add(
                    header(transport, "Strict-Transport-Security", strictTransport(transport))));
    security
        .optionalObject("XSSProtection")
        .ifPresent(
            protection ->
                headers.add(header(protection, "X-XSS-Protection", xssProtection(protection))));
    return headers;
  }

  private static Header header(Properties properties, String name, String value) {
    return new Header(name, value, ResponseHeadersPolicyResource.override(properties));
  }

  private static String contentSecurityPolicy(Properties policy) {
    var text = policy.text("ContentSecurityPolicy");
    if (text.length() > MAX_CONTENT_SECURITY_POLICY_CHARACTERS) {
      throw policy.error(
          "ContentSecurityPolicy",
          "has %d characters, over CloudFront's %d"
              .formatted(text.length(), MAX_CONTENT_SECURITY_POLICY_CHARACTERS));
    }
    return text;
  }

  private static String referrerPolicy(Properties policy) {
    return policy.oneOf(
        "ReferrerPolicy",
        "no-referrer",
        "no-referrer-when-downgrade",
        "origin",
        "origin-when-cross-origin",
        "same-origin",
        "strict-origin",
        "strict-origin-when-cross-origin",
        "unsafe-url");
  }

  private static String strictTransport(Properties transport) {
    return "max-age="
        + transport.integer("AccessControlMaxAgeSec")
        + (transport.flag("IncludeSubdomains", false) ? "; includeSubDomains" : "")
        + (transport.flag("Preload", false) ? "; preload" : "");
  }

  private static String xssProtection(Properties protection) {
    var blocks = protection.flag("ModeBlock", false);
    var reportUri = protection.optionalText("ReportUri");
    if (blocks && reportUri.isPresent()) {
      throw protection.error("ReportUri", "goes without ModeBlock");
    }
    protection.text("Protection");
    if (!protection.flag("Protection", false)) {
      return "0";
    }
    return "1" + (blocks ? "; mode=block" : reportUri.map(uri -> "; report=" + uri).orElse(""));
  }
}
