package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.cloudfront.functions.CloudFrontFunction;
import io.github.lambdaurlguard.localcloud.console.ConsoleLine;
import io.github.lambdaurlguard.localcloud.console.ConsoleLine.Kind;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.http.LoopbackHost;
import io.github.lambdaurlguard.localcloud.innerloop.CompileProblem;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.lambda.WorkerHost;
import io.github.lambdaurlguard.localcloud.trace.Numbers;
import io.github.lambdaurlguard.localcloud.trace.RecentRequests;
import io.github.lambdaurlguard.localcloud.trace.RequestTrace;
import io.github.lambdaurlguard.localcloud.trace.Withholding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;

/**
 * Shows what happens at {@code /__local} of the distribution's port, to browsers on this machine: a
 * page of static files over JSON and events. All other paths belong to the distribution: only these
 * few, spelled exactly so, are reserved.
 */
public final class LocalPage implements HttpListener.Service, Consumer<RequestTrace> {
  public static final String PATH = "/__local";

  private static final int BODY_BYTES = 1024 * 1024;

  private final Sources sources;
  private final HttpListener.Service distribution;
  private final PageEvents events = new PageEvents();
  private final Notices notices = new Notices();
  private final Numbers numbers = new Numbers();
  private final Map<String, HttpListener.Service> read = new HashMap<>(PageFiles.below(PATH));
  private final Map<String, HttpListener.Service> changing = new HashMap<>();

  /**
   * Where the page has from what it shows.
   *
   * @param stacks empty while they are not there yet
   * @param problems why the newest sources do not run
   * @param items the tables' items
   * @param openApi the document of the API
   * @param captures whether requests come with what was sent and answered
   */
  public record Sources(
      RecentRequests recent,
      Supplier<Optional<Stacks>> stacks,
      Supplier<List<CompileProblem>> problems,
      Items.ItemStore items,
      Withholding withholding,
      Optional<Path> openApi,
      boolean captures) {}

  /**
   * @param distribution answers all other requests
   */
  public LocalPage(Sources sources, HttpListener.Service distribution) {
    this.sources = sources;
    this.distribution = distribution;
    var items = new Items(sources.items());
    read.put(PATH + "/events", _ -> events.stream());
    read.put(PATH + "/requests.json", _ -> HttpResponse.json(200, requests()));
    read.put(PATH + "/requests.har", this::archive);
    read.put(
        PATH + "/stacks.json", _ -> HttpResponse.json(200, StacksJson.of(sources.stacks().get())));
    read.put(PATH + "/notices.json", _ -> HttpResponse.json(200, allNotices()));
    read.put(PATH + "/numbers.json", _ -> HttpResponse.json(200, Metrics.json(numbers)));
    read.put(PATH + "/metrics", _ -> Metrics.prometheus(numbers));
    read.put(PATH + "/openapi.json", new ApiDocument(sources.openApi()));
    read.put(PATH + "/items.json", items::page);
    changing.put(PATH + "/items", items::change);
    changing.put(PATH + "/replay", new Replay(distribution));
    notices.whenChanged(() -> events.tell("notices", this::allNotices));
  }

  private Map<String, Object> allNotices() {
    var all = new ArrayList<Map<String, Object>>();
    for (var problem : sources.problems().get()) {
      all.add(
          Map.of(
              "source",
              "Does not compile",
              "text",
              (problem.message() + "\n" + problem.source()).strip(),
              "place",
              problem.file() + ":" + problem.line()));
    }
    sources
        .stacks()
        .get()
        .ifPresent(
            stacks ->
                workers(stacks)
                    .filter(worker -> !worker.startProblem().isEmpty())
                    .map(LocalPage::startProblem)
                    .distinct()
                    .forEach(all::add));
    all.addAll(notices.json());
    return Map.of("notices", all);
  }

  private static Stream<WorkerHost> workers(Stacks stacks) {
    return Stream.concat(
        stacks.functions().stream().map(LambdaFunction::host),
        stacks.distributions().stream()
            .flatMap(distribution -> distribution.behaviors().stream())
            .flatMap(behavior -> behavior.functions().all())
            .map(CloudFrontFunction::process));
  }

  private static Map<String, Object> startProblem(WorkerHost worker) {
    return Map.of(
        "source",
        "Does not start",
        "text",
        worker.worker().label() + ": " + worker.startProblem().getFirst(),
        "place",
        "");
  }

  /** Something was said on the console: the notices may be others now. */
  public void said(ConsoleLine line) {
    if (line.kind() == Kind.MESSAGE || line.kind() == Kind.PROBLEM) {
      events.tell("notices", this::allNotices);
    }
  }

  private Map<String, Object> requests() {
    return RequestJson.of(
        sources.recent().all(), sources.stacks().get(), sources.withholding(), sources.captures());
  }

  private HttpResponse archive(HttpRequest request) {
    var scheme = request.transport().encrypted() ? "https://" : "http://";
    return HttpResponse.json(
            200, HarJson.of(sources.recent().all(), scheme + request.header("Host")))
        .with("Content-Disposition", "attachment; filename=\"requests.har\"");
  }

  /** What the page shows above everything else. */
  public Notices notices() {
    return notices;
  }

  /** A request is over. */
  @Override
  public void accept(RequestTrace trace) {
    sources.recent().accept(trace);
    numbers.accept(trace);
    Replay.over(trace);
    tell(trace);
    trace.lines().whenLate(() -> tell(trace));
  }

  private void tell(RequestTrace trace) {
    events.tell(
        "request", () -> RequestJson.of(trace, sources.stacks().get(), sources.withholding()));
  }

  /** The stacks are others now. */
  public void changed() {
    events.tell("stacks", Map::of);
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    var path = request.path();
    if (!read.containsKey(path) && !changing.containsKey(path)) {
      return distribution.answer(request);
    }
    if (!LoopbackHost.isIn(request.header("Host"))) {
      return text(403, "This page is for this machine: ask for it at localhost.\n");
    }
    var method = read.containsKey(path) ? "GET" : "POST";
    if (!request.method().equals(method)) {
      return text(405, "Use %s.\n".formatted(method)).with("Allow", method);
    }
    return privately(
        changing.containsKey(path) ? changed(request) : read.get(path).answer(request));
  }

  private HttpResponse changed(HttpRequest request) {
    var foreign = OwnOrigin.problem(request);
    if (foreign.isPresent()) {
      return text(403, "Refused: " + foreign.get() + ".\n");
    }
    try {
      var body = request.body().whole();
      return body.size() > BODY_BYTES
          ? text(413, "The body is over %d bytes.\n".formatted(BODY_BYTES))
          : changing.get(request.path()).answer(request.withBody(body));
    } catch (IOException _) {
      return text(400, "The body broke off.\n");
    }
  }

  private static HttpResponse text(int status, String text) {
    return HttpResponse.of(status, "text/plain", text);
  }

  /** For this browser, for now, and for nobody's frame. */
  private static HttpResponse privately(HttpResponse response) {
    return response.withHeaders(
        HttpFields.build(response.headers())
            .add("Cache-Control", "no-store")
            .add(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                    + " img-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'; require-trusted-types-for 'script'")
            .add("Cross-Origin-Opener-Policy", "same-origin")
            .add("Cross-Origin-Resource-Policy", "same-origin")
            .add("Referrer-Policy", "no-referrer")
            .add("X-Content-Type-Options", "nosniff"));
  }
}
