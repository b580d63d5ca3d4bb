package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when something is built or edited while the local cloud runs. */
class ReloadIT {
  @TempDir private Path folder;
  private Workspace workspace;
  private LocalCloudProcess cloud;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    workspace = Workspace.in(folder);
    cloud = LocalCloudProcess.start(workspace);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void newCode_runsWithoutALostRequest() throws IOException, InterruptedException {
    assertThat(get("/function/build").body()).isEqualTo("first");
    var credentials = Files.readString(cloud.credentials());
    var statuses = new ConcurrentLinkedQueue<Integer>();
    var ended = new AtomicBoolean();
    var requests = Thread.ofVirtual().start(() -> requestUntil(ended, statuses));
    workspace.rebuild("second");
    cloud.awaitOutput("Reloaded after", 1);
    ended.set(true);
    requests.join();

    assertThat(get("/function/build").body()).isEqualTo("second");
    assertThat(statuses).isNotEmpty().allMatch(status -> status == 200);
    assertThat(Files.readString(cloud.credentials())).isEqualTo(credentials);
  }

  private void requestUntil(AtomicBoolean ended, ConcurrentLinkedQueue<Integer> statuses) {
    while (!ended.get()) {
      try {
        statuses.add(get("/function/build").status());
      } catch (IOException e) {
        statuses.add(0);
      }
    }
  }

  @Test
  void changedTemplate_takesEffect() throws IOException, InterruptedException {
    workspace.writeTemplate(Workspace.template().replace("/function", "/moved"));
    cloud.awaitOutput("Reloaded after", 1);

    assertThat(get("/moved/x").status()).isEqualTo(200);
    assertThat(get("/function/x").headers()).contains("content-type: text/html");
  }

  @Test
  void brokenTemplate_isToldAndTheOldOneGoesOn() throws IOException, InterruptedException {
    workspace.writeTemplate(
        Workspace.template().replace("Handler: index.handler", "Handler: !Nonsense x"));
    cloud.awaitOutput("Not reloaded: the old deployment keeps running.", 1);

    assertThat(cloud.output()).containsPattern("! \\S+stack.yaml:\\d+:\\d+: .*Nonsense");
    assertThat(get("/function/x").status()).isEqualTo(200);

    workspace.rebuild("mended");
    workspace.writeTemplate(Workspace.template());
    cloud.awaitOutput("Reloaded after", 1);
    assertThat(get("/function/build").body()).isEqualTo("mended");
  }

  @Test
  void changedSite_isServedByTheSameFunctions() throws IOException, InterruptedException {
    get("/");
    Files.writeString(folder.resolve("site/index.html"), "<!doctype html><title>New</title>");
    cloud.awaitOutput("the cache is empty", 1);

    assertThat(get("/").body()).contains("New");
    assertThat(cloud.output()).doesNotContain("Reloaded");
  }

  @Test
  void unchangedFunctions_keepTheirEnvironments() throws IOException, InterruptedException {
    get("/function/x");
    get("/");
    var before = functionProcesses();
    workspace.rebuild("second");
    cloud.awaitOutput("Reloaded after", 1);

    assertThat(get("/function/build").body()).isEqualTo("second");
    assertThat(before).hasSize(3);
    assertThat(functionProcesses()).containsAll(before.stream().filter(this::runsNode).toList());
  }

  @Test
  void unchangedDistribution_keepsItsCache() throws IOException, InterruptedException {
    get("/app.js");
    get("/function/x");
    var before = functionProcesses();
    workspace.writeTemplate(Workspace.template() + "  Log:\n    Type: AWS::Logs::LogGroup\n");
    cloud.awaitOutput("Reloaded after", 1);

    assertThat(get("/app.js").headers()).contains("x-cache: refreshhit from cloudfront");
    assertThat(functionProcesses()).containsAll(before);
  }

  @Test
  void changedDistribution_beginsWithAnEmptyCache() throws IOException, InterruptedException {
    get("/app.js");
    workspace.writeTemplate(
        Workspace.template()
            .replace("ViewerProtocolPolicy: https-only", "ViewerProtocolPolicy: allow-all"));
    cloud.awaitOutput("Reloaded after", 1);

    assertThat(get("/app.js").headers()).contains("x-cache: miss from cloudfront");
  }

  /** The processes that run functions: Node.js, or a JVM with the runtime interface client. */
  private List<ProcessHandle> functionProcesses() {
    return cloud.children().stream()
        .filter(child -> runsNode(child) || commandLine(child).contains("AWSLambda"))
        .toList();
  }

  private boolean runsNode(ProcessHandle child) {
    return child.info().command().orElse("").endsWith("node");
  }

  private static String commandLine(ProcessHandle child) {
    return child.info().commandLine().orElse("");
  }

  private RawHttp.Response get(String path) throws IOException {
    return RawHttp.get(cloud.distribution(), path);
  }
}
