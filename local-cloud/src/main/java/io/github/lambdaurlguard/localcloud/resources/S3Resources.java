package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.s3.Bucket;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Buckets, which only a distribution reads here. */
final class S3Resources {
  private S3Resources() {}

  static Created bucket(Definition definition, Services services) {
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

  static Created bucketPolicy(Definition definition, Services services) {
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
