package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.cli.Options;
import io.github.lambdaurlguard.localcloud.dynamodb.DynamoDbLocal;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.localpage.LocalPage;
import io.github.lambdaurlguard.localcloud.localpage.Routes;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.ssm.Parameters;
import io.github.lambdaurlguard.localcloud.trace.RecentRequests;
import io.github.lambdaurlguard.localcloud.trace.RequestLog;
import io.github.lambdaurlguard.localcloud.trace.TracedService;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The addresses that answer, and behind them the current deployment of the templates, until it is
 * closed. Tables and parameters outlive a deployment.
 */
public final class LocalCloud implements AutoCloseable {
  /** More than a viewer can send, because CloudFront and the signer add to it. */
  private static final int FUNCTION_URL_HEAD_BYTES = 32 * 1024;

  /** Lambda's limit for the request of a synchronous invocation. */
  private static final int FUNCTION_URL_BODY_BYTES = 6 * 1024 * 1024;

  /** How many requests the page shows. */
  private static final int RECENT_REQUESTS = 200;

  /** How long the requests of a deployment that was replaced may go on. */
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);

  private final Options options;
  private final Closing closing = new Closing();
  private final RecentRequests recent = new RecentRequests(RECENT_REQUESTS);

  private DeployedStacks.Foundation foundation;
  private ViewerListeners viewers;
  private Optional<StateFiles> state = Optional.empty();
  private volatile DeployedStacks current;

  /** Nothing runs yet. */
  public LocalCloud(Options options) {
    this.options = options;
  }

  /**
   * Starts everything. Returns when all addresses answer. Whether it succeeds or not, {@link
   * #close} ends what was started.
   *
   * @throws RuntimeException if something cannot be started
   */
  public void run() {
    var runFolder = closing.later(RunFolder.create());
    // The ports are taken at once, so that a second start fails early.
    viewers =
        closing.later(
            ViewerListeners.start(
                options,
                options.state().orElseGet(runFolder::path),
                new LocalPage(recent, this::routes, traced(DeployedStacks::answerViewer))));
    var functionUrls =
        closing.later(
            HttpListener.start(
                new HttpListener.Settings(
                    "the function URLs",
                    options.functionUrlPort(),
                    FUNCTION_URL_HEAD_BYTES,
                    FUNCTION_URL_BODY_BYTES),
                traced(DeployedStacks::answerFunctionUrl)));
    options.data().ifPresent(folder -> closing.later(DataFolder.take(folder)));
    var installation = Installation.locate(runFolder);
    var fetcher = closing.later(new HttpFetcher());
    foundation =
        new DeployedStacks.Foundation(
            installation,
            fetcher,
            closing.later(DynamoDbLocal.start(installation, fetcher, options.data())),
            new Parameters(),
            viewers.port(),
            functionUrls.port());
    var watch = Reload.watch(this, options);
    current = new DeployedStacks(options, foundation, new Identities());
    closing.later(() -> current.close());
    viewers.comply(current.distribution().securityPolicy());
    options.state().ifPresent(folder -> state = Optional.of(closing.later(new StateFiles(folder))));
    writeState();
    closing.later(watch.start());
  }

  private void writeState() {
    state.ifPresent(files -> files.write(this));
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

  /**
   * Evaluates the templates anew and puts the result in the place of the current deployment, which
   * finishes what it is doing.
   *
   * @throws RuntimeException if that is not possible; the current deployment goes on then
   */
  void redeploy() {
    var before = current;
    current = new DeployedStacks(options, foundation, before.identities().successor());
    viewers.comply(current.distribution().securityPolicy());
    writeState();
    Thread.ofVirtual().name("drain").start(() -> before.retire(DRAIN_LIMIT));
  }

  /** Where viewers find the distribution. */
  public ViewerListeners viewers() {
    return viewers;
  }

  public String addressOf(FunctionUrl url) {
    return "http://" + url.localHost() + ":" + foundation.functionUrlPort() + "/";
  }

  boolean isDeployed() {
    return current != null;
  }

  public DeployedStacks deployment() {
    return current;
  }

  @Override
  public void close() {
    closing.close();
  }
}
