package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.headers.ResponseHeadersPolicy;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.ResponseHeadersPolicy.Header;
import io.github.lambdaurlguard.localcloud.cloudfront.headers.ServerTiming;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Reads a response headers policy, under what CloudFront refuses when it is created.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-responseheaderspolicy.html">AWS::CloudFront::ResponseHeadersPolicy</a>
 */
final class ResponseHeadersPolicyResource {
  private static final int MAX_CUSTOM_HEADERS = 10;
  private static final Pattern SAMPLING_RATE = Pattern.compile("(100|\\d{1,2})(\\.\\d{1,4})?");
  private static final int ALL = 100;

  /** Headers of CloudFront's own and of the connection. */
  private static final Set<String> UNTOUCHABLE =
      Set.of(
          "connection",
          "content-encoding",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via",
          "warning",
          "x-accel-buffering",
          "x-accel-charset",
          "x-accel-limit-rate",
          "x-accel-redirect",
          "x-amzn-auth",
          "x-amzn-cf-billing",
          "x-amzn-cf-id",
          "x-amzn-cf-xff",
          "x-amzn-errortype",
          "x-amzn-fle-profile",
          "x-amzn-header-count",
          "x-amzn-header-order",
          "x-amzn-lambda-integration-tag",
          "x-amzn-requestid",
          "x-cache",
          "x-forwarded-proto",
          "x-real-ip");

  private ResponseHeadersPolicyResource() {}

  static Planned plan(Definition definition, Distributions distributions) {
    var configuration = definition.properties().object("ResponseHeadersPolicyConfig");
    configuration.withoutLocalEffect("Comment");
    configuration.text("Name");
    var headers = new ArrayList<Header>();
    configuration
        .optionalObject("SecurityHeadersConfig")
        .ifPresent(security -> headers.addAll(SecurityHeaders.read(security)));
    configuration
        .optionalObject("CustomHeadersConfig")
        .ifPresent(custom -> headers.addAll(customHeaders(custom)));
    var policy =
        new ResponseHeadersPolicy(
            configuration
                .optionalObject("RemoveHeadersConfig")
                .map(ResponseHeadersPolicyResource::removed)
                .orElse(Set.of()),
            configuration.optionalObject("CorsConfig").map(CorsConfigs::read),
            List.copyOf(headers),
            configuration
                .optionalObject("ServerTimingHeadersConfig")
                .flatMap(ResponseHeadersPolicyResource::serverTiming));
    var id = CloudFrontResources.id(definition);
    distributions.addResponseHeadersPolicy(id, policy);
    return Planned.of(id, Map.of("Id", id));
  }

  private static List<Header> customHeaders(Properties custom) {
    var items = custom.objects("Items");
    if (items.size() > MAX_CUSTOM_HEADERS) {
      throw custom.error(
          "Items", "%d custom headers are over %d".formatted(items.size(), MAX_CUSTOM_HEADERS));
    }
    return items.stream().map(ResponseHeadersPolicyResource::customHeader).toList();
  }

  private static Header customHeader(Properties item) {
    var name = item.text("Header");
    if (SecurityHeaders.NAMES.contains(name.toLowerCase(Locale.ROOT))) {
      throw item.error("Header", name + " is a security header and cannot be a custom header");
    }
    if (isUntouchable(name)) {
      throw item.error("Header", name + " is CloudFront's own to set");
    }
    return new Header(name, item.text("Value"), override(item));
  }

  private static Set<String> removed(Properties remove) {
    var removed = new HashSet<String>();
    for (var item : remove.objects("Items")) {
      var name = item.text("Header");
      if (isUntouchable(name)) {
        throw item.error("Header", "CloudFront does not remove the header " + name);
      }
      removed.add(name.toLowerCase(Locale.ROOT));
    }
    return Set.copyOf(removed);
  }

  private static boolean isUntouchable(String name) {
    var lowerCase = name.toLowerCase(Locale.ROOT);
    return UNTOUCHABLE.contains(lowerCase)
        || lowerCase.startsWith("x-amz-cf-")
        || lowerCase.startsWith("x-edge-");
  }

  private static Optional<ServerTiming> serverTiming(Properties timing) {
    var rate = timing.optionalText("SamplingRate").orElse("0");
    if (!SAMPLING_RATE.matcher(rate).matches() || Double.parseDouble(rate) > ALL) {
      throw timing.error(
          "SamplingRate", rate + " is not from 0 to 100, with at most four decimal places");
    }
    timing.text("Enabled");
    return timing.flag("Enabled", false)
        ? Optional.of(
            new ServerTiming(
                Double.parseDouble(rate), () -> ThreadLocalRandom.current().nextDouble()))
        : Optional.empty();
  }

  /** {@code Override} is required, wherever it is. */
  static boolean override(Properties properties) {
    properties.text("Override");
    return properties.flag("Override", false);
  }
}
