package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.functionurl.Refusals;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.innerloop.CompileProblem;
import io.github.lambdaurlguard.localcloud.innerloop.InnerLoop;
import io.github.lambdaurlguard.localcloud.innerloop.JavaSources;
import io.github.lambdaurlguard.localcloud.lambda.Lambda;
import io.github.lambdaurlguard.localcloud.lambda.PhaseLimits;
import io.github.lambdaurlguard.localcloud.localpage.LocalPage;
import io.github.lambdaurlguard.localcloud.localpage.Stacks;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResources;
import io.github.lambdaurlguard.localcloud.resources.lambda.CompiledCode;
import io.github.lambdaurlguard.localcloud.secretsmanager.Secrets;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import io.github.lambdaurlguard.localcloud.template.Stack.Output;
import io.github.lambdaurlguard.localcloud.template.StackSettings;
import io.github.lambdaurlguard.localcloud.trace.Capture;
import io.github.lambdaurlguard.localcloud.trace.ConsoleProblems;
import io.github.lambdaurlguard.localcloud.trace.RecentRequests;
import io.github.lambdaurlguard.localcloud.trace.RequestLog;
import io.github.lambdaurlguard.localcloud.trace.TracedConnections;
import io.github.lambdaurlguard.localcloud.trace.TracedService;
import io.github.lambdaurlguard.localcloud.trace.Withholding;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The addresses that answer, and behind them the current deployment of the templates, until it is
 * closed. Tables and parameters outlive a deployment.
 */
public final class LocalCloud implements Reload.Running, AutoCloseable {
  /** More than a viewer can send, because CloudFront and the signer add to it. */
  private static final int FUNCTION_URL_HEAD_BYTES = 32 * 1024;

  /** How many requests the page shows. */
  private static final int RECENT_REQUESTS = 200;

  /** How long the requests of a deployment that was replaced may go on. */
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);

  /**
   * Lambda ends idle environments after "some time", in the experience of many 5 to 15 minutes;
   * here, their memory is that of the person's machine.
   */
  private static final Duration IDLE_TIME = Duration.ofMinutes(3);

  private final RunSettings settings;
  private final Console console;
  private final RequestLog requestLog;
  private final Withholding withholding;
  private final Closing closing;
  private final TracedConnections connections = new TracedConnections();
  private final LocalPage page;

  private Foundation foundation;
  private ViewerListeners viewers;
  private Optional<StateFiles> state = Optional.empty();
  private volatile Optional<InnerLoop> innerLoop = Optional.empty();
  private volatile DeployedStacks current;
  private volatile Initialisation initialisation;

  /** Nothing runs yet. */
  public LocalCloud(RunSettings settings, Console console) {
    this.settings = settings;
    this.console = console;
    this.requestLog = new RequestLog(console);
    this.withholding = new Withholding(this::knownSecrets);
    this.page =
        new LocalPage(
            new LocalPage.Sources(
                new RecentRequests(RECENT_REQUESTS),
                this::stacks,
                this::compileProblems,
                (region, operation, input) -> foundation.dynamoDb().call(region, operation, input),
                withholding,
                settings.openApi(),
                settings.capture()),
            traced(DeployedStacks::answerViewer));
    this.closing = new Closing(console);
  }

  /**
   * Starts everything. Returns when all addresses answer; functions {@linkplain #initialise
   * initialise} later, unless the settings want all of them first. Whether it succeeds or not,
   * {@link #close} ends what was started.
   *
   * @throws RuntimeException if something cannot be started
   */
  public void run() throws InterruptedException {
    closing.later(ConsoleProblems.in(console));
    closing.later(console.read(page::said));
    var runFolder = closing.later(RunFolder.create());
    var machineKey = MachineKey.in(settings.state());
    var plan = Plan.of(settings, Known.nothing(console, runFolder, machineKey));
    settings
        .state()
        .ifPresent(
            folder -> {
              closing.later(FolderLock.take("--state", folder, "local-cloud.lock"));
              closing.later(ConsoleFile.in(folder, console));
            });
    // The ports are taken at once, so that a second start fails early.
    viewers =
        closing.later(
            ViewerListeners.start(
                console, settings, settings.state().orElseGet(runFolder::path), page));
    var functionUrls =
        closing.later(
            HttpListener.start(
                console,
                new HttpListener.Settings(
                    "the function URLs (--function-url-port)",
                    settings.functionUrlPort(),
                    FUNCTION_URL_HEAD_BYTES,
                    Refusals.EVENT_LIMIT_BYTES,
                    Refusals.TOO_LARGE),
                connections,
                traced(DeployedStacks::answerFunctionUrl)));
    settings.data().ifPresent(folder -> closing.later(DataFolder.take(console, folder)));
    machineKey.keep();
    foundation = lay(runFolder, machineKey, functionUrls.port());
    var reload = new Reload(console, this, settings);
    var watch = reload.watch();
    var deployed = DeployedStacks.deploy(plan, settings, foundation, Optional.empty());
    initialisation = deployed.initialisation();
    closing.later(() -> initialisation.close());
    if (settings.eager()) {
      initialiseAll();
    }
    current = deployed;
    closing.later(() -> current.close());
    viewers.comply(current.distribution().securityPolicy());
    settings
        .state()
        .ifPresent(folder -> state = Optional.of(closing.later(new StateFiles(folder))));
    writeState();
    closing.later(watch.start());
    settings
        .sources()
        .ifPresent(sources -> innerLoop = Optional.of(startLoop(sources, reload, watch)));
  }

  private void initialiseAll() throws InterruptedException {
    var failing = initialisation.await();
    if (failing.isPresent()) {
      throw new IllegalStateException("Not everything runs: " + failing.get());
    }
  }

  /**
   * Lets the functions initialise in the background.
   *
   * @param end gets empty when all have, or else tells which cannot
   */
  public void initialise(Consumer<Optional<String>> end) {
    initialisation.start(end);
  }

  private InnerLoop startLoop(JavaSources sources, Reload reload, SourceWatch watch) {
    var running =
        new InnerLoop.Running() {
          @Override
          public Set<Path> artifacts() {
            return LocalCloud.this.artifacts();
          }

          @Override
          public void awaitInitialisation() throws InterruptedException {
            initialisation.awaitEnd();
          }

          @Override
          public void reload() {
            reload.redeploy();
          }

          @Override
          public void takeOver() {
            watch.built();
          }
        };
    return closing.later(
        new InnerLoop(console, sources, foundation.folder(), foundation.compiled(), running)
            .start());
  }

  private List<CompileProblem> compileProblems() {
    return innerLoop.map(InnerLoop::problems).orElse(List.of());
  }

  private Foundation lay(RunFolder runFolder, MachineKey machineKey, int functionUrlPort) {
    var installation = Installation.locate(runFolder);
    var fetcher = closing.later(new HttpFetcher(connections));
    var dynamoDb = closing.later(DynamoDbLocal.of(console, installation, fetcher, settings.data()));
    var parameters = new Parameters();
    var secrets = new Secrets();
    var identities = new Identities();
    var endpoints =
        ServiceEndpoints.start(
            console,
            dynamoDb,
            parameters,
            secrets,
            new SignatureVerifier(identities, Clock.systemUTC()),
            closing);
    return new Foundation(
        console,
        runFolder,
        new CompiledCode(),
        installation,
        fetcher,
        dynamoDb,
        parameters,
        secrets,
        closing.later(
            new Lambda(
                console,
                installation,
                new Lambda.Settings(
                    endpoints,
                    settings.maxEnvironments(),
                    settings.debugPorts(),
                    IDLE_TIME,
                    PhaseLimits.OF_LAMBDA))),
        closing.later(new CustomResources(console)),
        identities,
        new ConcurrentHashMap<>(),
        machineKey,
        viewers.port(),
        functionUrlPort);
  }

  private void writeState() {
    state.ifPresent(files -> files.write(addresses(), current.credentials(), current.outputs()));
  }

  private Collection<String> knownSecrets() {
    return foundation == null
        ? List.of()
        : foundation.identities().all().stream()
            .flatMap(each -> Stream.of(each.secretAccessKey(), each.sessionToken()))
            .toList();
  }

  private Optional<Stacks> stacks() {
    return Optional.ofNullable(current).map(stacks -> new ShownStacks(stacks, foundation));
  }

  private HttpListener.Service traced(
      BiFunction<DeployedStacks, HttpRequest, HttpResponse> answer) {
    return new TracedService(
        console,
        request -> answerWithCurrent(answer, request),
        trace -> {
          page.accept(trace);
          requestLog.accept(trace);
        },
        settings.capture() ? Optional.of(new Capture(withholding)) : Optional.empty());
  }

  private HttpResponse answerWithCurrent(
      BiFunction<DeployedStacks, HttpRequest, HttpResponse> answer, HttpRequest request) {
    while (true) {
      var deployment = current;
      if (deployment == null) {
        return HttpResponse.of(503, "text/plain", "The local cloud is starting.\n");
      }
      if (deployment.inFlight().enter()) {
        return deployment.inFlight().leaveAfter(() -> answer.apply(deployment, request));
      }
    }
  }

  /** Puts the new deployment in the place of the current one, which finishes what it is doing. */
  @Override
  public Initialisation redeploy() {
    var before = current;
    current =
        DeployedStacks.deploy(
            Plan.of(settings, foundation.known()), settings, foundation, Optional.of(before));
    viewers.comply(current.distribution().securityPolicy());
    writeState();
    page.changed();
    Thread.ofVirtual().name("drain").start(() -> before.retire(DRAIN_LIMIT));
    initialisation.close();
    initialisation = current.initialisation();
    return initialisation;
  }

  @Override
  public void invalidate() {
    current.invalidate();
  }

  @Override
  public Set<Path> artifacts() {
    return current == null ? Set.of() : current.artifacts();
  }

  /** What the stacks tell of themselves. */
  public Map<StackSettings, List<Output>> outputs() {
    return current.outputs();
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
