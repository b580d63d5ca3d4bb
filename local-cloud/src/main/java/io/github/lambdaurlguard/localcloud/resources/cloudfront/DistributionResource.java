package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.resources.Created;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Services;
import java.util.Locale;
import java.util.Map;

/** Reads a distribution with its origins and behaviours. */
public final class DistributionResource {
  private DistributionResource() {}

  public static Created create(Definition definition, Services services) {
    var configuration = definition.properties().object("DistributionConfig");
    definition.properties().withoutLocalEffect("Tags");
    configuration.withoutLocalEffect("Comment", "HttpVersion", "IPV6Enabled", "PriceClass");
    configuration.oneOf("Enabled", "true");
    var id = CloudFrontResources.id(definition);
    var domainName = "d" + id.substring(1).toLowerCase(Locale.ROOT) + ".cloudfront.net";
    var origins = OriginGroups.read(configuration, Origins.read(configuration, services.buckets()));
    services
        .distributions()
        .add(
            new Distribution(
                id,
                definition.globalArn("cloudfront", "distribution/" + id),
                domainName,
                configuration.optionalText("DefaultRootObject").orElse(""),
                ViewerCertificate.read(configuration),
                Behaviors.read(configuration, origins, services),
                CustomErrorResponses.read(configuration)));
    return new Created(id, Map.of("DomainName", domainName, "Id", id));
  }
}
