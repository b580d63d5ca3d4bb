package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.lambda.Functions;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.resources.lambda.HostedFunction;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a distribution with its origins and behaviours. */
final class DistributionResource {
  private final Distributions distributions;
  private final Functions functions;
  private final Buckets buckets;

  DistributionResource(Distributions distributions, Functions functions, Buckets buckets) {
    this.distributions = distributions;
    this.functions = functions;
    this.buckets = buckets;
  }

  Planned plan(Definition definition) {
    var configuration = definition.properties().object("DistributionConfig");
    definition.properties().withoutLocalEffect("Tags");
    configuration.withoutLocalEffect("Comment", "HttpVersion", "IPV6Enabled", "PriceClass");
    configuration.oneOf("Enabled", "true");
    var id = CloudFrontResources.id(definition);
    var domainName = "d" + id.substring(1).toLowerCase(Locale.ROOT) + ".cloudfront.net";
    var origins = OriginGroups.read(configuration, Origins.read(configuration, buckets));
    var behaviors = Behaviors.read(configuration, origins, distributions, functions);
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
                .map(function -> new HostedFunction(function, true))
                .toArray(Step[]::new));
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
