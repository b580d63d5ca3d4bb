package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.cloudfront.ResponseHeadersPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.ResponseHeadersPolicy.Header;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What distributions refer to: origin access controls, response headers policies. */
final class CloudFrontResources {
  private static final int ID_LENGTH = 13;

  private CloudFrontResources() {}

  static Created originAccessControl(Definition definition, Services services) {
    var configuration = definition.properties().object("OriginAccessControlConfig");
    configuration.withoutLocalEffect("Description", "Name");
    configuration.oneOf("OriginAccessControlOriginType", "s3");
    configuration.oneOf("SigningBehavior", "always");
    configuration.oneOf("SigningProtocol", "sigv4");
    var id = id(definition);
    return new Created(id, Map.of("Id", id));
  }

  static Created responseHeadersPolicy(Definition definition, Services services) {
    var configuration = definition.properties().object("ResponseHeadersPolicyConfig");
    configuration.withoutLocalEffect("Comment", "Name");
    var headers = new ArrayList<Header>();
    configuration
        .optionalObject("SecurityHeadersConfig")
        .ifPresent(security -> addSecurityHeaders(security, headers));
    configuration
        .optionalObject("CustomHeadersConfig")
        .ifPresent(
            custom ->
                custom
                    .objects("Items")
                    .forEach(
                        item ->
                            headers.add(header(item, item.text("Header"), item.text("Value")))));
    var id = id(definition);
    services.distributions().addResponseHeadersPolicy(id, new ResponseHeadersPolicy(headers));
    return new Created(id, Map.of("Id", id));
  }

  private static void addSecurityHeaders(Properties security, List<Header> headers) {
    security
        .optionalObject("ContentSecurityPolicy")
        .ifPresent(
            policy ->
                headers.add(
                    header(
                        policy, "Content-Security-Policy", policy.text("ContentSecurityPolicy"))));
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
            policy ->
                headers.add(header(policy, "Referrer-Policy", policy.text("ReferrerPolicy"))));
    security
        .optionalObject("StrictTransportSecurity")
        .ifPresent(
            transport ->
                headers.add(
                    header(transport, "Strict-Transport-Security", strictTransport(transport))));
  }

  private static Header header(Properties properties, String name, String value) {
    return new Header(name, value, properties.flag("Override", false));
  }

  private static String strictTransport(Properties transport) {
    return "max-age="
        + transport.integer("AccessControlMaxAgeSec")
        + (transport.flag("IncludeSubdomains", false) ? "; includeSubDomains" : "")
        + (transport.flag("Preload", false) ? "; preload" : "");
  }

  static String id(Definition definition) {
    return "E" + Identifier.of(ID_LENGTH, definition.seed()).toUpperCase(Locale.ROOT);
  }
}
