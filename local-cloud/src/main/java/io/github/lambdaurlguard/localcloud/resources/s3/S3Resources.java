package io.github.lambdaurlguard.localcloud.resources.s3;

import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.s3.Bucket;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Buckets, which only a distribution reads here. */
public final class S3Resources {
  /** What is worth a word, by property. */
  private static final Map<String, String> UNENFORCED =
      new TreeMap<>(
          Map.of(
              "CorsConfiguration", "its CorsConfiguration is not applied: S3 sends no CORS headers",
              "NotificationConfiguration", "its NotificationConfiguration calls nothing here",
              "ReplicationConfiguration", "nothing is replicated here",
              "WebsiteConfiguration", "it has no website endpoint here, but CloudFront reads it"));

  private final Buckets buckets;
  private final ResourcePolicies policies;
  private final Map<String, Path> sites;

  private S3Resources(Buckets buckets, ResourcePolicies policies, Map<String, Path> sites) {
    this.buckets = buckets;
    this.policies = policies;
    this.sites = sites;
  }

  /**
   * The types of this service.
   *
   * @param sites the folder with a bucket's objects, by the bucket's logical id
   */
  public static Map<String, ResourceType> types(
      Buckets buckets, ResourcePolicies policies, Map<String, Path> sites) {
    var s3 = new S3Resources(buckets, policies, sites);
    return Map.of("AWS::S3::Bucket", s3::bucket, "AWS::S3::BucketPolicy", s3::bucketPolicy);
  }

  private Planned bucket(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect(
        "AccelerateConfiguration",
        "AccessControl",
        "AnalyticsConfigurations",
        "BucketEncryption",
        "CorsConfiguration",
        "IntelligentTieringConfigurations",
        "InventoryConfigurations",
        "LoggingConfiguration",
        "MetricsConfigurations",
        "NotificationConfiguration",
        "ObjectLockEnabled",
        "ReplicationConfiguration",
        "WebsiteConfiguration",
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
    buckets.add(
        new Bucket(
            name,
            arn,
            regionalDomainName,
            Optional.ofNullable(sites.get(definition.resource().logicalId()))));
    return Planned.of(
            name,
            Map.of(
                "Arn",
                arn,
                "DomainName",
                name + ".s3.amazonaws.com",
                "DualStackDomainName",
                "%s.s3.dualstack.%s.amazonaws.com".formatted(name, definition.stack().region()),
                "RegionalDomainName",
                regionalDomainName,
                "WebsiteURL",
                "http://%s.s3-website-%s.amazonaws.com"
                    .formatted(name, definition.stack().region())))
        .saying(
            UNENFORCED.entrySet().stream()
                .filter(each -> properties.has(each.getKey()))
                .map(Map.Entry::getValue)
                .toList());
  }

  private Planned bucketPolicy(Definition definition) {
    var properties = definition.properties();
    var bucket =
        buckets
            .named(properties.text("Bucket"))
            .orElseThrow(() -> properties.error("Bucket", "names no bucket of these templates"));
    policies.add(bucket.arn(), PolicyDocument.resourcePolicy(properties.located("PolicyDocument")));
    return Planned.of(definition.physicalName());
  }
}
