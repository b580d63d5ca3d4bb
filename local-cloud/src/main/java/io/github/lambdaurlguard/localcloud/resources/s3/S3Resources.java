package io.github.lambdaurlguard.localcloud.resources.s3;

import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.resources.Created;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Services;
import io.github.lambdaurlguard.localcloud.s3.Bucket;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Buckets, which only a distribution reads here. */
public final class S3Resources {
  private S3Resources() {}

  public static Created bucket(Definition definition, Services services) {
    var properties = definition.properties();
    properties.withoutLocalEffect(
        "BucketEncryption",
        "LifecycleConfiguration",
        "OwnershipControls",
        "PublicAccessBlockConfiguration",
        "Tags",
        "VersioningConfiguration");
    var name =
        properties
            .optionalText("BucketName")
            .orElseGet(() -> definition.physicalName().toLowerCase(Locale.ROOT));
    var regionalDomainName = "%s.s3.%s.amazonaws.com".formatted(name, definition.stack().region());
    var arn = "arn:aws:s3:::" + name;
    services
        .buckets()
        .add(
            new Bucket(
                name,
                arn,
                regionalDomainName,
                Optional.ofNullable(services.sites().get(definition.resource().logicalId()))));
    return new Created(
        name,
        Map.of(
            "Arn", arn,
            "DomainName", name + ".s3.amazonaws.com",
            "RegionalDomainName", regionalDomainName));
  }

  public static Created bucketPolicy(Definition definition, Services services) {
    var properties = definition.properties();
    var bucket =
        services
            .buckets()
            .named(properties.text("Bucket"))
            .orElseThrow(() -> properties.error("Bucket", "names no bucket of these templates"));
    services
        .resourcePolicies()
        .add(
            bucket.arn(),
            PolicyDocument.resourcePolicy(
                properties.document("PolicyDocument"), properties.location("PolicyDocument")));
    return Created.of(definition.physicalName());
  }
}
