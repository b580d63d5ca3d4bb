package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.cloudfront.ResponseHeadersPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.ResponseHeadersPolicy.Header;
import io.github.lambdaurlguard.localcloud.lambda.Deployment;
import io.github.lambdaurlguard.localcloud.lambda.FunctionConfiguration;
import io.github.lambdaurlguard.localcloud.lambda.LambdaRuntime;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** What distributions refer to: functions, origin access controls, response headers policies. */
final class CloudFrontResources {
  /**
   * A CloudFront function has less than a millisecond of CPU time; a process on a busy laptop needs
   * more.
   */
  private static final Duration FUNCTION_TIMEOUT = Duration.ofSeconds(1);

  /** A CloudFront function may use 2 MB; the number has no effect here. */
  private static final int FUNCTION_MEMORY_MEGABYTES = 2;

  private static final int ID_LENGTH = 13;

  private CloudFrontResources() {}

  static Created function(Definition definition, Services services) {
    var properties = definition.properties();
    properties.withoutLocalEffect("AutoPublish", "Tags");
    var configuration = properties.object("FunctionConfig");
    configuration.withoutLocalEffect("Comment");
    configuration.oneOf("Runtime", LambdaRuntime.CLOUDFRONT_JS_2.identifier());
    var name = properties.text("Name");
    var arn = definition.globalArn("cloudfront", "function/" + name);
    var code = write(services, name + ".js", properties.text("FunctionCode"));
    var function =
        services
            .lambda()
            .create(
                new FunctionConfiguration(
                    definition.resource().logicalId(),
                    arn,
                    LambdaRuntime.CLOUDFRONT_JS_2,
                    "x86_64",
                    "handler",
                    FUNCTION_MEMORY_MEGABYTES,
                    FUNCTION_TIMEOUT,
                    false,
                    OptionalInt.empty(),
                    Map.of(),
                    "/aws/cloudfront/function/" + name),
                new Deployment(code, code, noCredentials(arn)));
    function.warmUp();
    services.distributions().addFunction(arn, function);
    return new Created(arn, Map.of("FunctionARN", arn, "FunctionMetadata.FunctionARN", arn));
  }

  private static Path write(Services services, String name, String code) {
    try {
      return services.runFolder().write(name, code);
    } catch (IOException e) {
      throw new UncheckedIOException("the code of " + name + " cannot be written", e);
    }
  }

  /** A CloudFront function has no role and cannot call anything. */
  private static Credentials noCredentials(String arn) {
    return new Credentials("", "", "", new Role("none", arn, List.of()));
  }

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
