package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Services;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.CachePolicyResource;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.CloudFrontFunctionResource;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.CloudFrontResources;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.DistributionResource;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.KeyValueStoreResource;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.OriginRequestPolicyResource;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.ResponseHeadersPolicyResource;
import io.github.lambdaurlguard.localcloud.resources.cloudwatch.CloudWatchResources;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResources;
import io.github.lambdaurlguard.localcloud.resources.dynamodb.DynamoDbResources;
import io.github.lambdaurlguard.localcloud.resources.iam.IamResources;
import io.github.lambdaurlguard.localcloud.resources.lambda.LambdaFunctionResource;
import io.github.lambdaurlguard.localcloud.resources.lambda.LambdaResources;
import io.github.lambdaurlguard.localcloud.resources.lambda.UrlResource;
import io.github.lambdaurlguard.localcloud.resources.logs.LogsResources;
import io.github.lambdaurlguard.localcloud.resources.s3.S3Resources;
import io.github.lambdaurlguard.localcloud.template.Resource;
import io.github.lambdaurlguard.localcloud.template.Stack;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.util.Map;
import java.util.TreeSet;

/** The resource types that the local cloud implements. */
public final class ResourceTypes {
  private static final String CUSTOM_PREFIX = "Custom::";

  private static final Map<String, ResourceType> TYPES =
      Map.ofEntries(
          Map.entry("AWS::CloudFormation::CustomResource", CustomResources::create),
          Map.entry("AWS::CloudFront::CachePolicy", CachePolicyResource::create),
          Map.entry("AWS::CloudFront::Distribution", DistributionResource::create),
          Map.entry("AWS::CloudFront::Function", CloudFrontFunctionResource::create),
          Map.entry("AWS::CloudFront::KeyValueStore", KeyValueStoreResource::create),
          Map.entry(
              "AWS::CloudFront::OriginAccessControl", CloudFrontResources::originAccessControl),
          Map.entry("AWS::CloudFront::OriginRequestPolicy", OriginRequestPolicyResource::create),
          Map.entry(
              "AWS::CloudFront::ResponseHeadersPolicy", ResponseHeadersPolicyResource::create),
          Map.entry("AWS::CloudWatch::Alarm", CloudWatchResources::withoutLocalEffect),
          Map.entry("AWS::CloudWatch::Dashboard", CloudWatchResources::withoutLocalEffect),
          Map.entry("AWS::DynamoDB::Table", DynamoDbResources::table),
          Map.entry("AWS::IAM::ManagedPolicy", IamResources::managedPolicy),
          Map.entry("AWS::IAM::Policy", IamResources::policy),
          Map.entry("AWS::IAM::Role", IamResources::role),
          Map.entry("AWS::Lambda::Alias", LambdaResources::alias),
          Map.entry("AWS::Lambda::Function", LambdaFunctionResource::create),
          Map.entry("AWS::Lambda::Permission", LambdaResources::permission),
          Map.entry("AWS::Lambda::Url", UrlResource::create),
          Map.entry("AWS::Lambda::Version", LambdaResources::version),
          Map.entry("AWS::Logs::LogGroup", LogsResources::logGroup),
          Map.entry("AWS::S3::Bucket", S3Resources::bucket),
          Map.entry("AWS::S3::BucketPolicy", S3Resources::bucketPolicy));

  private ResourceTypes() {}

  /**
   * Makes all resources of a stack, dependencies first.
   *
   * @throws TemplateException at the first resource that has a type, a property or a value that is
   *     not implemented
   */
  public static void createAll(Stack stack, Services services) {
    for (var resource : stack.resourcesInOrder()) {
      find(resource);
    }
    for (var resource : stack.resourcesInOrder()) {
      var properties = resource.properties();
      var definition = new Definition(resource, properties, stack.settings());
      var created = find(resource).create(definition, services);
      properties.refuseUnread();
      stack.created(resource, created.ref(), created.attributes());
    }
  }

  private static ResourceType find(Resource resource) {
    if (resource.type().startsWith(CUSTOM_PREFIX)) {
      return CustomResources::create;
    }
    var type = TYPES.get(resource.type());
    if (type == null) {
      throw new TemplateException(
          resource.location(),
          "Resources/" + resource.logicalId() + "/Type",
          "%s is not implemented by the local cloud; it knows %s and Custom::*"
              .formatted(resource.type(), String.join(", ", new TreeSet<>(TYPES.keySet()))));
    }
    return type;
  }
}
