package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.lambda.Lambda;
import io.github.lambdaurlguard.localcloud.lambda.PhaseLimits;
import io.github.lambdaurlguard.localcloud.localpage.LocalPage;
import io.github.lambdaurlguard.localcloud.localpage.Routes;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResources;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import io.github.lambdaurlguard.localcloud.trace.RecentRequests;
import io.github.lambdaurlguard.localcloud.trace.RequestLog;
import io.github.lambdaurlguard.localcloud.trace.TracedConnections;
import io.github.lambdaurlguard.localcloud.trace.TracedService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * The addresses that answer, and behind them the current deployment of the templates, until it is
 * closed. Tables and parameters outlive a deployment.
 */
public final class LocalCloud implements Reload.Running, AutoCloseable {
  /** More than a viewer can send, because CloudFront and the signer add to it. */
  private static final int FUNCTION_URL_HEAD_BYTES = 32 * 1024;

  /** Lambda's limit for the request of a synchronous invocation. */
  private static final int FUNCTION_URL_BODY_BYTES = 6 * 1024 * 1024;

  /** How many requests the page shows. */
  private static final int RECENT_REQUESTS = 200;

  /** How long the requests of a deployment that was replaced may go on. */
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);

  /** Lambda ends idle environments after "some time", in the experience of many 5 to 15 minutes. */
  private static final Duration IDLE_TIME = Duration.ofMinutes(10);

  private final RunSettings settings;
  private final Closing closing = new Closing();
  private final TracedConnections connections = new TracedConnections();
  private final RecentRequests recent = new RecentRequests(RECENT_REQUESTS);

  private Foundation foundation;
  private ViewerListeners viewers;
  private Optional<StateFiles> state = Optional.empty();
  private volatile DeployedStacks current;

  /** Nothing runs yet. */
  public LocalCloud(RunSettings settings) {
    this.settings = settings;
  }

  /**
   * Starts everything. Returns when all addresses answer. Whether it succeeds or not, {@link
   * #close} ends what was started.
   *
   * @throws RuntimeException if something cannot be started
   */
  public void run() {
    var runFolder = closing.later(RunFolder.create());
    var machineKey = MachineKey.in(settings.state());
    var plan = Plan.of(settings, Known.nothing(runFolder, machineKey));
    // The ports are taken at once, so that a second start fails early.
    viewers =
        closing.later(
            ViewerListeners.start(
                settings,
                settings.state().orElseGet(runFolder::path),
                new LocalPage(recent, this::routes, traced(DeployedStacks::answerViewer))));
    var functionUrls =
        closing.later(
            HttpListener.start(
                new HttpListener.Settings(
                    "the function URLs",
                    settings.functionUrlPort(),
                    FUNCTION_URL_HEAD_BYTES,
                    FUNCTION_URL_BODY_BYTES),
                connections,
                traced(DeployedStacks::answerFunctionUrl)));
    settings.data().ifPresent(folder -> closing.later(DataFolder.take(folder)));
    machineKey.keep();
    foundation = lay(runFolder, machineKey, functionUrls.port());
    var watch = Reload.watch(this, settings);
    current = DeployedStacks.deploy(plan, settings, foundation, Optional.empty());
    closing.later(() -> current.close());
    viewers.comply(current.distribution().securityPolicy());
    settings
        .state()
        .ifPresent(folder -> state = Optional.of(closing.later(new StateFiles(folder))));
    writeState();
    closing.later(watch.start());
  }

  private Foundation lay(RunFolder runFolder, MachineKey machineKey, int functionUrlPort) {
    var installation = Installation.locate(runFolder);
    var fetcher = closing.later(new HttpFetcher(connections));
    var dynamoDb = closing.later(DynamoDbLocal.start(installation, fetcher, settings.data()));
    var parameters = new Parameters();
    var identities = new Identities();
    var endpoints =
        ServiceEndpoints.start(
            dynamoDb, parameters, new SignatureVerifier(identities, Clock.systemUTC()), closing);
    return new Foundation(
        runFolder,
        installation,
        fetcher,
        dynamoDb,
        parameters,
        closing.later(
            new Lambda(
                installation,
                new Lambda.Settings(
                    endpoints, settings.maxEnvironments(), IDLE_TIME, PhaseLimits.OF_LAMBDA))),
        closing.later(new CustomResources()),
        identities,
        new ConcurrentHashMap<>(),
        machineKey,
        viewers.port(),
        functionUrlPort);
  }

  private void writeState() {
    state.ifPresent(files -> files.write(addresses(), current.credentials()));
  }

  private Optional<Routes> routes() {
    return Optional.ofNullable(current)
        .map(deployment -> new Routes(deployment.distribution(), deployment.functionUrls()));
  }

  private HttpListener.Service traced(
      BiFunction<DeployedStacks, HttpRequest, HttpResponse> answer) {
    return new TracedService(
        request -> answerWithCurrent(answer, request), recent.andThen(new RequestLog()));
  }

  private HttpResponse answerWithCurrent(
      BiFunction<DeployedStacks, HttpRequest, HttpResponse> answer, HttpRequest request) {
    while (true) {
      var deployment = current;
      if (deployment == null) {
        return HttpResponse.of(503, "text/plain", "The local cloud is starting.\n");
      }
      if (deployment.inFlight().enter()) {
        try {
          return answer.apply(deployment, request);
        } finally {
          deployment.inFlight().leave();
        }
      }
    }
  }

  /** Puts the new deployment in the place of the current one, which finishes what it is doing. */
  @Override
  public void redeploy() {
    var before = current;
    current =
        DeployedStacks.deploy(
            Plan.of(settings, foundation.known()), settings, foundation, Optional.of(before));
    viewers.comply(current.distribution().securityPolicy());
    writeState();
    Thread.ofVirtual().name("drain").start(() -> before.retire(DRAIN_LIMIT));
  }

  @Override
  public void invalidate() {
    current.invalidate();
  }

  @Override
  public Set<Path> artifacts() {
    return current == null ? Set.of() : current.artifacts();
  }

  /** Where everything answers. */
  public Addresses addresses() {
    return Addresses.of(viewers, current, foundation.functionUrlPort());
  }

  @Override
  public void close() {
    closing.close();
  }
}
