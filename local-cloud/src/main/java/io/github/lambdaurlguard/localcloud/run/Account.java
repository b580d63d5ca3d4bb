package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrls;
import io.github.lambdaurlguard.localcloud.lambda.Functions;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.cdk.CdkResources;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.CloudFrontResources;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.Distributions;
import io.github.lambdaurlguard.localcloud.resources.cloudwatch.CloudWatchResources;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResource;
import io.github.lambdaurlguard.localcloud.resources.dynamodb.DynamoDbResources;
import io.github.lambdaurlguard.localcloud.resources.iam.IamResources;
import io.github.lambdaurlguard.localcloud.resources.lambda.Artifacts;
import io.github.lambdaurlguard.localcloud.resources.lambda.CodeSources;
import io.github.lambdaurlguard.localcloud.resources.lambda.LambdaResources;
import io.github.lambdaurlguard.localcloud.resources.logs.LogsResources;
import io.github.lambdaurlguard.localcloud.resources.s3.S3Resources;
import io.github.lambdaurlguard.localcloud.resources.secretsmanager.SecretResource;
import io.github.lambdaurlguard.localcloud.resources.ssm.ParameterResource;
import io.github.lambdaurlguard.localcloud.resources.unenforced.UnenforcedResources;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.secretsmanager.Secrets;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import io.github.lambdaurlguard.localcloud.template.Resource;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** The resources that the templates define, known to each other. None of them runs by itself. */
final class Account {
  static final String ID = "123456789012";

  private static final String CUSTOM_PREFIX = "Custom::";

  final Identities identities;
  final ResourcePolicies resourcePolicies = new ResourcePolicies();
  final Buckets buckets;
  final Parameters parameters = new Parameters();
  final Secrets secrets = new Secrets();
  final Functions functions = new Functions();
  final FunctionUrls functionUrls;
  final Distributions distributions = new Distributions();
  private final Map<String, ResourceType> types = new TreeMap<>();
  private final ResourceType customType;

  Account(RunSettings settings, Known known, Artifacts artifacts) {
    identities = known.identities().successor();
    buckets = new Buckets(known.console(), resourcePolicies, settings.sites());
    functionUrls =
        new FunctionUrls(
            known.console(),
            ID,
            known.machineKey(),
            new SignatureVerifier(identities, Clock.systemUTC()),
            resourcePolicies);
    customType = CustomResource.type(functions, known.answers());
    types.put("AWS::CloudFormation::CustomResource", customType);
    types.putAll(
        CloudFrontResources.types(
            distributions,
            functions,
            buckets,
            host -> functionUrls.atHost(host).isPresent(),
            settings.origins()::containsKey));
    types.putAll(CloudFrontResources.functions(known.console(), distributions, known.folder()));
    types.putAll(CloudWatchResources.types());
    types.putAll(DynamoDbResources.types(settings.seed()));
    types.putAll(IamResources.types(identities));
    types.putAll(LambdaResources.types(functions, resourcePolicies));
    types.putAll(
        LambdaResources.functions(
            functions,
            identities,
            new CodeSources(
                artifacts, known.compiled(), known.folder(), settings.takesOldRuntimes())));
    types.putAll(LambdaResources.urls(functions, functionUrls));
    types.putAll(LogsResources.types());
    types.putAll(UnenforcedResources.types());
    types.putAll(ParameterResource.types(parameters));
    types.putAll(SecretResource.types(secrets, known.machineKey()));
    types.putAll(CdkResources.types(parameters, buckets, artifacts, known.folder()));
    types.putAll(S3Resources.types(buckets, resourcePolicies, settings.sites()));
  }

  /**
   * How resources of a type are planned.
   *
   * @throws TemplateException if the local cloud does not implement the type
   */
  ResourceType typeOf(Resource resource) {
    var type = types.get(resource.type());
    if (type == null && resource.type().startsWith(CUSTOM_PREFIX)) {
      return customType;
    }
    if (type == null) {
      throw new TemplateException(
          resource.location(),
          "Resources/" + resource.logicalId() + "/Type",
          resource.type() + " is not implemented by the local cloud");
    }
    return type;
  }
}
