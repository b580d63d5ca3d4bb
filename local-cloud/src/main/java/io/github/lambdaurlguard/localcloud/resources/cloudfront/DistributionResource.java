package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.lambda.Functions;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.resources.lambda.HostedFunction;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a distribution with its origins and behaviours. */
final class DistributionResource {
  private final Distributions distributions;
  private final Functions functions;
  private final OriginReader origins;

  DistributionResource(Distributions distributions, Functions functions, OriginReader origins) {
    this.distributions = distributions;
    this.functions = functions;
    this.origins = origins;
  }

  Planned plan(Definition definition) {
    var configuration = definition.properties().object("DistributionConfig");
    definition.properties().withoutLocalEffect("Tags");
    configuration.withoutLocalEffect(
        "CallerReference",
        "Comment",
        "HttpVersion",
        "IPV6Enabled",
        "Logging",
        "PriceClass",
        "WebACLId");
    configuration.oneOf("Enabled", "true");
    configuration.optionalOneOf("Staging", "false");
    configuration.optionalObject("Restrictions").ifPresent(DistributionResource::checkRestrictions);
    var id = CloudFrontResources.id(definition);
    var domainName = "d" + id.substring(1).toLowerCase(Locale.ROOT) + ".cloudfront.net";
    var targets = OriginGroups.read(configuration, Origins.read(configuration, origins::read));
    var behaviors = Behaviors.read(configuration, targets, distributions, functions);
    distributions.add(
        new Distribution(
            id,
            definition.globalArn("cloudfront", "distribution/" + id),
            domainName,
            aliases(configuration),
            configuration.optionalText("DefaultRootObject").orElse(""),
            ViewerCertificate.read(configuration),
            behaviors,
            CustomErrorResponses.read(configuration)));
    return Planned.of(id, Map.of("DomainName", domainName, "Id", id))
        .by(
            behaviors.stream()
                .flatMap(behavior -> behavior.edge().functions())
                .map(function -> new HostedFunction(function.host(), true))
                .toArray(Step[]::new))
        .saying(notices(configuration));
  }

  private static List<String> notices(Properties configuration) {
    return Stream.of(
            configuration
                .optionalText("WebACLId")
                .filter(acl -> !acl.isEmpty())
                .map(acl -> "its web ACL inspects no request here: " + acl),
            Optional.of("its access logs are not written")
                .filter(_ -> configuration.has("Logging")))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Nobody on this machine is in a country. */
  private static void checkRestrictions(Properties restrictions) {
    var geography = restrictions.object("GeoRestriction");
    var type = geography.text("RestrictionType");
    geography.texts("Locations");
    if (!type.equals("none")) {
      throw geography.error(
          "RestrictionType",
          "the local cloud cannot tell countries apart, and does not enforce " + type);
    }
  }

  /** CloudFront takes a name only with a certificate that shows whose it is, and only once. */
  private List<String> aliases(Properties configuration) {
    var aliases = configuration.texts("Aliases");
    if (!aliases.isEmpty()
        && configuration
            .optionalObject("ViewerCertificate")
            .filter(found -> found.has("AcmCertificateArn") || found.has("IamCertificateId"))
            .isEmpty()) {
      throw configuration.error(
          "Aliases", "need a ViewerCertificate with an AcmCertificateArn or IamCertificateId");
    }
    for (var alias : aliases) {
      if (distributions.all().stream().anyMatch(other -> other.aliases().contains(alias))) {
        throw configuration.error("Aliases", alias + " is another distribution's too");
      }
    }
    return aliases;
  }
}
