package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.DistributionService;
import io.github.lambdaurlguard.localcloud.cloudfront.origin.CustomOriginClient;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.sigv4.OriginAccessSignature;
import io.github.lambdaurlguard.localcloud.template.Stack.Output;
import io.github.lambdaurlguard.localcloud.template.StackSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a plan became: roles, functions, URLs, buckets and distributions. It never changes; when a
 * template or an artifact does, another deployment takes its place.
 */
final class DeployedStacks implements AutoCloseable {
  private final Plan plan;
  private final Foundation foundation;
  private final Application application;
  private final InFlight inFlight = new InFlight();

  /** The distributions by id, the first one in front. */
  private final Map<String, DistributionService> services = new LinkedHashMap<>();

  private DeployedStacks(
      Plan plan,
      RunSettings settings,
      Foundation foundation,
      Application application,
      Optional<DeployedStacks> before) {
    this.plan = plan;
    this.foundation = foundation;
    this.application = application;
    for (var distribution : distributions()) {
      var service = newService(distribution, settings.origins());
      before
          .filter(earlier -> earlier.has(distribution, plan.hashOf(distribution)))
          .ifPresent(earlier -> service.keepCacheOf(earlier.services.get(distribution.id())));
      services.put(distribution.id(), service);
    }
  }

  /**
   * Makes what the templates define, in the place of what ran before.
   *
   * @param plan the first one; others follow it while custom resources answer
   * @throws RuntimeException if that is not possible; what ran before goes on then
   */
  static DeployedStacks deploy(
      Plan plan, RunSettings settings, Foundation foundation, Optional<DeployedStacks> before) {
    settings
        .templates()
        .forEach(
            each ->
                foundation
                    .console()
                    .line(
                        "Creating the stack %s in %s.".formatted(each.stackName(), each.region())));
    var application = Application.of(plan, foundation);
    while (!plan.isComplete()) {
      try (var _ = application) {
        if (plan.unanswered().isEmpty()) {
          throw new IllegalStateException(
              "what is unknown depends on no custom resource that could answer");
        }
        plan = Plan.of(settings, foundation.known());
        application = Application.of(plan, foundation);
      }
    }
    foundation.identities().become(plan.account().identities);
    var told = before.map(earlier -> earlier.plan.notices()).orElse(List.of());
    plan.notices().stream()
        .filter(notice -> !told.contains(notice))
        .forEach(notice -> foundation.console().line("Not enforced: " + notice));
    return new DeployedStacks(plan, settings, foundation, application, before);
  }

  private boolean has(Distribution distribution, String hash) {
    return services.containsKey(distribution.id()) && plan.hashOf(distribution).equals(hash);
  }

  private DistributionService newService(Distribution distribution, Map<String, URI> elsewhere) {
    var functionUrls = plan.account().functionUrls;
    var customOrigins =
        new CustomOriginClient(
            foundation.console(),
            foundation.fetcher(),
            host -> functionUrls.atHost(host).isPresent(),
            foundation.functionUrlPort(),
            elsewhere,
            new OriginAccessSignature(
                plan.account().identities.ofCloudFront(),
                distribution.arn(),
                Account.ID,
                InstantSource.system()));
    return new DistributionService(
        foundation.console(),
        distribution,
        plan.account().buckets,
        customOrigins,
        foundation.viewerPort());
  }

  /** Forgets what CloudFront holds of the origins' answers, as an invalidation of everything. */
  void invalidate() {
    services.values().forEach(DistributionService::invalidate);
  }

  /** Requests that are under way here keep this deployment running. */
  InFlight inFlight() {
    return inFlight;
  }

  /** The first distribution also answers to the names of this machine, and to unknown ones. */
  HttpResponse answerViewer(HttpRequest request) {
    var host = request.header("Host");
    return services.values().stream()
        .filter(service -> service.answersTo(host))
        .findFirst()
        .orElseGet(() -> services.get(distribution().id()))
        .answer(request);
  }

  HttpResponse answerFunctionUrl(HttpRequest request) {
    return plan.account().functionUrls.answer(request);
  }

  /** The first distribution of the templates. */
  Distribution distribution() {
    return distributions().getFirst();
  }

  List<Distribution> distributions() {
    return plan.account().distributions.all();
  }

  List<FunctionUrl> functionUrls() {
    return plan.account().functionUrls.all();
  }

  Collection<LambdaFunction> functions() {
    return plan.account().functions.all();
  }

  /** What lets them initialise. */
  Initialisation initialisation() {
    return new Initialisation(
        foundation.console(), foundation.dynamoDb(), foundation.lambda(), application.functions());
  }

  /** How a template writes what comes out as a text, if one reference does. */
  Optional<String> reference(String templateFile, String text) {
    return plan.reference(templateFile, text);
  }

  /** What the stacks tell of themselves. */
  Map<StackSettings, List<Output>> outputs() {
    return plan.outputs();
  }

  Collection<Credentials> credentials() {
    return plan.account().identities.all();
  }

  /** The files that functions were made of. */
  Set<Path> artifacts() {
    return plan.account().functions.all().stream()
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
    application.close();
  }
}
