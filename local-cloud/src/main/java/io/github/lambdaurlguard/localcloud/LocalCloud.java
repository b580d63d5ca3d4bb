package io.github.lambdaurlguard.localcloud;

import io.github.lambdaurlguard.localcloud.Options.TemplateInRegion;
import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.cloudfront.CustomOriginClient;
import io.github.lambdaurlguard.localcloud.cloudfront.Distribution;
import io.github.lambdaurlguard.localcloud.cloudfront.DistributionService;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbEndpoint;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrls;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.lambda.Lambda;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Artifacts;
import io.github.lambdaurlguard.localcloud.resources.CustomResources;
import io.github.lambdaurlguard.localcloud.resources.Distributions;
import io.github.lambdaurlguard.localcloud.resources.ResourceTypes;
import io.github.lambdaurlguard.localcloud.resources.Services;
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
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The services of one account, running the stacks of the given templates until it is closed. */
final class LocalCloud implements AutoCloseable {
  private static final String ACCOUNT_ID = "123456789012";

  /** CloudFront's limit for the request line and all headers. */
  private static final int VIEWER_HEAD_BYTES = 20 * 1024;

  /**
   * CloudFront would take 20 GB; what lies behind it here takes 6 MB, and the rest is for trying
   * that out.
   */
  private static final int VIEWER_BODY_BYTES = 32 * 1024 * 1024;

  /** More than a viewer can send, because CloudFront and the signer add to it. */
  private static final int FUNCTION_URL_HEAD_BYTES = 32 * 1024;

  /** Lambda's limit for the request of a synchronous invocation. */
  private static final int FUNCTION_URL_BODY_BYTES = 6 * 1024 * 1024;

  private static final int SERVICE_HEAD_BYTES = 16 * 1024;
  private static final int SERVICE_BODY_BYTES = 1024 * 1024;

  /** DynamoDB's limit for the items of a batch. */
  private static final int DYNAMODB_BODY_BYTES = 16 * 1024 * 1024;

  /** Lambda ends idle environments after "some time", in the experience of many 5 to 15 minutes. */
  private static final Duration IDLE_TIME = Duration.ofMinutes(10);

  /** What is closed at the end, the last one first. */
  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  private final Identities identities = new Identities();
  private final ResourcePolicies resourcePolicies = new ResourcePolicies();
  private final SignatureVerifier signatures = new SignatureVerifier(identities, Clock.systemUTC());
  private final Parameters parameters = new Parameters();
  private final FunctionUrls functionUrls =
      new FunctionUrls(ACCOUNT_ID, signatures, resourcePolicies);
  private final Distributions distributions = new Distributions();

  /** What the stacks of a region export, by region and name. */
  private final Map<String, Map<String, String>> exports = new HashMap<>();

  /**
   * The port is taken at once, so that a second start fails early; the service follows when the
   * stacks stand.
   */
  private volatile HttpListener.Service viewerService =
      _ -> HttpResponse.of(503, "text/plain", "The local cloud is starting.\n");

  private int port;
  private int functionUrlPort;
  private boolean closed;

  /**
   * Starts everything. Returns when all addresses answer. Whether it succeeds or not, {@link
   * #close} ends what was started.
   *
   * @throws RuntimeException if something cannot be started
   */
  void run(Options options) {
    var templates = options.templates().stream().map(each -> Template.read(each.file())).toList();
    checkParameters(options, templates);
    port =
        listen(
            "the distribution",
            options.port(),
            VIEWER_HEAD_BYTES,
            VIEWER_BODY_BYTES,
            request -> viewerService.answer(request));
    functionUrlPort =
        listen(
            "the function URLs",
            options.functionUrlPort(),
            FUNCTION_URL_HEAD_BYTES,
            FUNCTION_URL_BODY_BYTES,
            functionUrls);
    var runFolder = closeLater(RunFolder.create());
    var installation = Installation.locate(runFolder);
    var fetcher = closeLater(new HttpFetcher());
    var dynamoDb = closeLater(DynamoDbLocal.start(installation, fetcher));
    var buckets = new Buckets(resourcePolicies);
    var artifacts = new Artifacts(options.artifacts());
    var services =
        new Services(
            runFolder,
            identities,
            resourcePolicies,
            dynamoDb,
            closeLater(
                new Lambda(
                    installation,
                    new Lambda.Settings(
                        endpoints(dynamoDb), options.maxEnvironments(), IDLE_TIME))),
            functionUrls,
            buckets,
            distributions,
            closeLater(new CustomResources()),
            options.sites(),
            artifacts);
    var bucketIds = new HashSet<String>();
    for (int i = 0; i < templates.size(); i++) {
      bucketIds.addAll(
          create(templates.get(i), options.templates().get(i), options.parameters(), services));
    }
    checkSites(options, bucketIds);
    artifacts.refuseUnused();
    serve(buckets, fetcher);
  }

  private Map<String, String> endpoints(DynamoDbLocal dynamoDb) {
    var ssmPort =
        listen(
            "Parameter Store",
            0,
            SERVICE_HEAD_BYTES,
            SERVICE_BODY_BYTES,
            new ParameterStoreEndpoint(parameters, signatures, ACCOUNT_ID));
    var dynamoDbPort =
        listen(
            "DynamoDB",
            0,
            SERVICE_HEAD_BYTES,
            DYNAMODB_BODY_BYTES,
            new DynamoDbEndpoint(dynamoDb, signatures, ACCOUNT_ID));
    return Map.of(
        "AWS_ENDPOINT_URL_DYNAMODB",
        "http://127.0.0.1:" + dynamoDbPort,
        "AWS_ENDPOINT_URL_SSM",
        "http://127.0.0.1:" + ssmPort);
  }

  private static void checkParameters(Options options, List<Template> templates) {
    for (var name : options.parameters().keySet()) {
      if (templates.stream().noneMatch(template -> template.parameters().containsKey(name))) {
        throw new IllegalArgumentException("no template has a parameter " + name);
      }
    }
  }

  private static void checkSites(Options options, Set<String> buckets) {
    for (var logicalId : options.sites().keySet()) {
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
    var settings = new StackSettings(file.stackName(), file.region(), ACCOUNT_ID, known);
    Console.line("Creating the stack %s in %s.".formatted(file.stackName(), file.region()));
    var regionExports = exports.computeIfAbsent(file.region(), _ -> new HashMap<>());
    var stack =
        Stack.evaluate(
            template,
            settings,
            parameters.inRegion(file.region()),
            name -> Optional.ofNullable(regionExports.get(name)));
    ResourceTypes.createAll(stack, services);
    regionExports.putAll(stack.exports());
    return stack.resourcesInOrder().stream()
        .filter(resource -> resource.type().equals("AWS::S3::Bucket"))
        .map(Resource::logicalId)
        .collect(Collectors.toSet());
  }

  private void serve(Buckets buckets, HttpFetcher fetcher) {
    if (distributions.all().size() != 1) {
      throw new IllegalArgumentException(
          "the templates define %d distributions; the local cloud runs exactly one"
              .formatted(distributions.all().size()));
    }
    var customOrigins =
        new CustomOriginClient(
            fetcher, host -> functionUrls.atHost(host).isPresent(), functionUrlPort);
    viewerService = new DistributionService(distribution(), buckets, customOrigins);
  }

  private int listen(
      String name, int wantedPort, int headLimit, int bodyLimit, HttpListener.Service service) {
    return closeLater(
            HttpListener.start(
                new HttpListener.Settings(name, wantedPort, headLimit, bodyLimit), service))
        .port();
  }

  /** While it stops, what still starts is stopped at once. */
  private synchronized <T extends AutoCloseable> T closeLater(T started) {
    if (closed) {
      stop(started);
      throw new IllegalStateException("the local cloud is stopping");
    }
    running.push(started);
    return started;
  }

  /** Writes {@link StateFiles}, which are removed when this local cloud stops. */
  void writeState(Path folder) {
    closeLater(StateFiles.write(this, folder));
  }

  /** Where a browser finds the distribution. */
  String address() {
    return "http://localhost:" + port;
  }

  String addressOf(FunctionUrl url) {
    return "http://" + url.localHost() + ":" + functionUrlPort + "/";
  }

  Distribution distribution() {
    return distributions.all().getFirst();
  }

  List<FunctionUrl> functionUrls() {
    return functionUrls.all();
  }

  Collection<Credentials> credentials() {
    return identities.all();
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!running.isEmpty()) {
      stop(running.pop());
    }
  }

  private static void stop(AutoCloseable service) {
    try {
      service.close();
    } catch (Exception e) {
      Console.fault("stopping " + service.getClass().getSimpleName(), e);
    }
  }
}
