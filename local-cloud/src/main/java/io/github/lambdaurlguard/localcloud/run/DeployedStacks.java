package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.DistributionService;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.CustomOriginClient;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbEndpoint;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrls;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.lambda.Lambda;
import io.github.lambdaurlguard.localcloud.lambda.PhaseLimits;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Services;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.Distributions;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResources;
import io.github.lambdaurlguard.localcloud.resources.lambda.Artifacts;
import io.github.lambdaurlguard.localcloud.run.RunSettings.TemplateInRegion;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.ssm.ParameterStoreEndpoint;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import io.github.lambdaurlguard.localcloud.template.Resource;
import io.github.lambdaurlguard.localcloud.template.Stack;
import io.github.lambdaurlguard.localcloud.template.StackSettings;
import io.github.lambdaurlguard.localcloud.template.Template;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one evaluation of the templates made: roles, functions, URLs, buckets and the distribution.
 * It never changes; when a template or an artifact does, another deployment takes its place.
 */
public final class DeployedStacks implements AutoCloseable {
  private static final String ACCOUNT_ID = "123456789012";
  private static final int SERVICE_HEAD_BYTES = 16 * 1024;

  /** DynamoDB's limit for the items of a batch. */
  private static final int DYNAMODB_BODY_BYTES = 16 * 1024 * 1024;

  /** Lambda ends idle environments after "some time", in the experience of many 5 to 15 minutes. */
  private static final Duration IDLE_TIME = Duration.ofMinutes(10);

  private static final int SERVICE_BODY_BYTES = 1024 * 1024;

  /**
   * What all deployments of one run share, because data and connections outlive them.
   *
   * @param viewerPort where the distribution of the current deployment listens for HTTPS
   * @param functionUrlPort where the function URLs of the current deployment listen
   */
  record Foundation(
      Installation installation,
      HttpFetcher fetcher,
      DynamoDbLocal dynamoDb,
      Parameters parameters,
      int viewerPort,
      int functionUrlPort) {}

  private final Foundation foundation;
  private final Closing closing = new Closing();
  private final InFlight inFlight = new InFlight();
  private final Identities identities;
  private final ResourcePolicies resourcePolicies = new ResourcePolicies();
  private final Buckets buckets = new Buckets(resourcePolicies);
  private final Distributions distributions = new Distributions();

  /** What the stacks of a region export, by region and name. */
  private final Map<String, Map<String, String>> exports = new HashMap<>();

  private final SignatureVerifier signatures;
  private final FunctionUrls functionUrls;
  private final Lambda lambda;
  private volatile HttpListener.Service distributionService;

  /**
   * Reads the templates and makes all that they define.
   *
   * @param identities the roles' credentials, none of them given out yet
   * @throws RuntimeException if that is not possible; nothing is left of it then
   */
  DeployedStacks(RunSettings settings, Foundation foundation, Identities identities) {
    this.foundation = foundation;
    this.identities = identities;
    signatures = new SignatureVerifier(identities, Clock.systemUTC());
    functionUrls = new FunctionUrls(ACCOUNT_ID, signatures, resourcePolicies);
    try {
      lambda =
          closing.later(
              new Lambda(
                  foundation.installation(),
                  new Lambda.Settings(
                      endpoints(), settings.maxEnvironments(), IDLE_TIME, PhaseLimits.OF_LAMBDA)));
      createAll(settings);
      distributionService = newDistributionService();
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  private Map<String, String> endpoints() {
    var dynamoDb =
        closing.later(
            HttpListener.start(
                new HttpListener.Settings("DynamoDB", 0, SERVICE_HEAD_BYTES, DYNAMODB_BODY_BYTES),
                new DynamoDbEndpoint(foundation.dynamoDb(), signatures, ACCOUNT_ID)));
    var parameterStore =
        closing.later(
            HttpListener.start(
                new HttpListener.Settings(
                    "Parameter Store", 0, SERVICE_HEAD_BYTES, SERVICE_BODY_BYTES),
                new ParameterStoreEndpoint(foundation.parameters(), signatures, ACCOUNT_ID)));
    return Map.of(
        "AWS_ENDPOINT_URL_DYNAMODB",
        "http://" + dynamoDb.address(),
        "AWS_ENDPOINT_URL_SSM",
        "http://" + parameterStore.address());
  }

  private void createAll(RunSettings settings) {
    var templates = settings.templates().stream().map(each -> Template.read(each.file())).toList();
    checkParameters(settings, templates);
    var artifacts = new Artifacts(settings.artifacts());
    var services =
        new Services(
            foundation.installation(),
            closing.later(RunFolder.create()),
            identities,
            resourcePolicies,
            foundation.dynamoDb(),
            lambda,
            functionUrls,
            buckets,
            distributions,
            closing.later(new CustomResources()),
            settings.sites(),
            artifacts);
    var bucketIds = new HashSet<String>();
    for (int i = 0; i < templates.size(); i++) {
      bucketIds.addAll(
          create(templates.get(i), settings.templates().get(i), settings.parameters(), services));
    }
    checkSites(settings, bucketIds);
    artifacts.refuseUnused();
  }

  private static void checkParameters(RunSettings settings, List<Template> templates) {
    for (var name : settings.parameters().keySet()) {
      if (templates.stream().noneMatch(template -> template.parameters().containsKey(name))) {
        throw new IllegalArgumentException("no template has a parameter " + name);
      }
    }
  }

  private static void checkSites(RunSettings settings, Set<String> buckets) {
    for (var logicalId : settings.sites().keySet()) {
      if (!buckets.contains(logicalId)) {
        throw new IllegalArgumentException("no template has a bucket " + logicalId);
      }
    }
  }

  /** Creates the resources of a stack. Returns the logical ids of its buckets. */
  private Set<String> create(
      Template template,
      TemplateInRegion file,
      Map<String, String> parameterValues,
      Services services) {
    var known = new LinkedHashMap<>(parameterValues);
    known.keySet().retainAll(template.parameters().keySet());
    var stackSettings = new StackSettings(file.stackName(), file.region(), ACCOUNT_ID, known);
    Console.line("Creating the stack %s in %s.".formatted(file.stackName(), file.region()));
    var regionExports = exports.computeIfAbsent(file.region(), _ -> new HashMap<>());
    var stack =
        Stack.evaluate(
            template,
            stackSettings,
            foundation.parameters().inRegion(file.region()),
            name -> Optional.ofNullable(regionExports.get(name)));
    ResourceTypes.createAll(stack, services);
    regionExports.putAll(stack.exports());
    return stack.resourcesInOrder().stream()
        .filter(resource -> resource.type().equals("AWS::S3::Bucket"))
        .map(Resource::logicalId)
        .collect(Collectors.toSet());
  }

  private DistributionService newDistributionService() {
    if (distributions.all().size() != 1) {
      throw new IllegalArgumentException(
          "the templates define %d distributions; the local cloud runs exactly one"
              .formatted(distributions.all().size()));
    }
    var customOrigins =
        new CustomOriginClient(
            foundation.fetcher(),
            host -> functionUrls.atHost(host).isPresent(),
            foundation.functionUrlPort());
    return new DistributionService(distribution(), buckets, customOrigins, foundation.viewerPort());
  }

  /** Forgets what CloudFront holds of the origins' answers, as an invalidation of everything. */
  void invalidate() {
    distributionService = newDistributionService();
  }

  /** Requests that are under way here keep this deployment running. */
  InFlight inFlight() {
    return inFlight;
  }

  HttpResponse answerViewer(HttpRequest request) {
    return distributionService.answer(request);
  }

  HttpResponse answerFunctionUrl(HttpRequest request) {
    return functionUrls.answer(request);
  }

  public Distribution distribution() {
    return distributions.all().getFirst();
  }

  public List<FunctionUrl> functionUrls() {
    return functionUrls.all();
  }

  Identities identities() {
    return identities;
  }

  /** The files that functions were made of. */
  Set<Path> artifacts() {
    return lambda.functions().stream()
        .map(function -> function.deployment().artifact())
        .collect(Collectors.toSet());
  }

  /** Waits for the requests that are under way here, but not forever, and closes it then. */
  void retire(Duration limit) {
    inFlight.drain(limit);
    close();
  }

  @Override
  public void close() {
    closing.close();
  }
}
