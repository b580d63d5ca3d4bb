package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Aws;
import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.artifact.Artifact;
import io.github.lambdaurlguard.delivery.artifact.ArtifactBucket;
import io.github.lambdaurlguard.delivery.artifact.Revision;
import io.github.lambdaurlguard.delivery.edge.Distribution;
import io.github.lambdaurlguard.delivery.edge.PublishedParameters;
import io.github.lambdaurlguard.delivery.edge.Signer;
import io.github.lambdaurlguard.delivery.edge.Site;
import io.github.lambdaurlguard.delivery.edge.SiteFolder;
import io.github.lambdaurlguard.delivery.function.LiveVersion;
import io.github.lambdaurlguard.delivery.function.LiveVersions;
import io.github.lambdaurlguard.delivery.stack.Stack;
import io.github.lambdaurlguard.delivery.stack.StackSettings;
import io.github.lambdaurlguard.delivery.stack.Template;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is here, brought to AWS: the backend, the edge, the site. */
final class Release {

  static final Path BACKEND = Path.of("cloudformation/backend.yaml");

  private static final String REVISION = "Revision";
  private static final String API_BASE = "ApiBase";

  private final Deployment deployment;
  private final Console console;
  private final Map<String, String> backendParameters;
  private final Map<String, String> edgeParameters;
  private final Path edgeTemplate;
  private final ArtifactStacks artifacts;
  private final boolean again;
  private final Stack backend;
  private final Stack edge;
  private final LiveVersions liveVersions;

  /**
   * A release.
   *
   * @param edgeTemplate what the edge's stack is made of
   * @param again whether code goes out that was rolled back
   */
  Release(
      Deployment deployment,
      StackSettings settings,
      Map<String, String> backendParameters,
      Map<String, String> edgeParameters,
      Path edgeTemplate,
      ArtifactStacks artifacts,
      boolean again) {
    this.deployment = deployment;
    this.console = deployment.console();
    this.backendParameters = backendParameters;
    this.edgeParameters = edgeParameters;
    this.edgeTemplate = edgeTemplate;
    this.artifacts = artifacts;
    this.again = again;
    this.backend = Stack.backend(deployment, settings);
    this.edge = Stack.edge(deployment, settings);
    this.liveVersions =
        new LiveVersions(deployment.aws().lambda(deployment.region()), backend, console);
  }

  void deploy() {
    var backendBucket = artifacts.provideForBackend();
    var edgeBucket = artifacts.provideForEdge();
    deployBackend(backendBucket);
    deployEdge(edgeBucket);
    var outputs = edge.outputs();
    console.say("site: the bucket %s", outputs.get("SiteBucket"));
    site().publish(outputs.get("SiteBucket"), distribution(outputs));
    printAddresses(outputs.get("Address"));
  }

  void plan() {
    var backendBucket = artifacts.findForBackend();
    var edgeBucket = artifacts.findForEdge();
    if (backendBucket.isEmpty() || edgeBucket.isEmpty()) {
      console.note(
          "the stack %s does not exist yet: a deploy creates it, and then everything else",
          deployment.name().artifactsStack());
      console.note(
          "for a plan in detail, name buckets: --artifact-bucket and --edge-artifact-bucket");
      return;
    }
    console.say(
        "backend: what would change in the stack %s in %s", backend.name(), backend.region());
    backend.plan(backendProposal(backendBucket.get()));

    console.say("edge: what would change in the stack %s in %s", edge.name(), edge.region());
    if (backend.status().equals(Stack.NONE)) {
      console.note(
          "everything: it is planned from what the backend publishes, so the backend has to be"
              + " there first");
    } else {
      planEdge(edgeBucket.get());
    }
    console.say("site: what would change");
    var difference = site().compare(Optional.ofNullable(edge.outputs().get("SiteBucket")));
    console.note(
        "%d assets and %d other files to upload, %d to delete",
        difference.assets().size(), difference.pages().size(), difference.old().size());
  }

  private void planEdge(ArtifactBucket bucket) {
    var published = published();
    published.checkForms();
    if (!published.unpublished().isEmpty()) {
      console.note(
          "it cannot be planned before the backend is deployed, which does not publish %s yet",
          String.join(" ", published.unpublished()));
      return;
    }
    published.checkStore();
    edge.plan(edgeProposal(bucket, published));
  }

  private void deployBackend(ArtifactBucket bucket) {
    console.say("backend: the stack %s in %s", backend.name(), backend.region());
    var isNew = backend.settle().equals(Stack.NONE);
    var before = isNew ? Map.<String, LiveVersion>of() : liveVersions.read();
    refuseWhatWasRolledBack(before);
    if (changeBackend(bucket, before)) {
      var now = liveVersions.read();
      liveVersions.deleteWithdrawn(before, now);
      liveVersions.deleteOld(now);
    }
    backend.protect();
    release(liveVersions.read());
  }

  private boolean changeBackend(ArtifactBucket bucket, Map<String, LiveVersion> before) {
    try {
      return backend.change(backendProposal(bucket));
    } catch (Failure e) {
      // CloudFormation takes an update back to the version that it knows: the one that was rolled
      // back.
      liveVersions.restore(before);
      throw e;
    }
  }

  /**
   * A rollback is remembered by the alias: it points to another version than the stack published.
   */
  private void refuseWhatWasRolledBack(Map<String, LiveVersion> before) {
    if (again || backend.parameter(REVISION).filter(backendRevision().text()::equals).isPresent()) {
      return;
    }
    var code = Artifact.BOOKS.codeHash();
    for (var version : before.values()) {
      if (version.isRolledBack()
          && liveVersions.codeHash(version.function(), version.published()).equals(code)) {
        throw Failure.of(
            "%s was rolled back from version %d, and its code is what would be deployed: change the"
                + " code, or give --release-again. Nothing was deployed.",
            version.function(), version.published());
      }
    }
  }

  private void release(Map<String, LiveVersion> versions) {
    if (again) {
      liveVersions.putForward(versions);
      return;
    }
    versions.values().stream()
        .filter(LiveVersion::isRolledBack)
        .forEach(
            version ->
                console.note(
                    "%s stays at version %d, to which it was rolled back from %d: --release-again"
                        + " puts it forward",
                    version.function(), version.live(), version.published()));
  }

  private void deployEdge(ArtifactBucket bucket) {
    console.say("edge: the stack %s in %s", edge.name(), edge.region());
    var published = published();
    published.checkForms();
    published.checkAllArePublished();
    published.checkStore();
    edge.settle();
    edge.change(edgeProposal(bucket, published));
    edge.protect();
    var arn = signer().check(distribution(edge.outputs()));
    console.note("%s is what was built (%s)", arn, Artifact.EDGE.codeHash());
  }

  private PublishedParameters published() {
    return new PublishedParameters(
        deployment,
        parameterPath(),
        Template.read(edgeTemplate).storeParameters(parameterPath()),
        backend.outputs());
  }

  /** What is given on the command line comes last and wins. */
  private Stack.Proposal backendProposal(ArtifactBucket bucket) {
    var given = new LinkedHashMap<String, String>();
    given.put(REVISION, backendRevision().text());
    given.put("BooksCodeSha256", Artifact.BOOKS.codeHash());
    given.put("ParametersCodeSha256", Artifact.PARAMETERS.codeHash());
    given.put("ParameterPath", parameterPath());
    if (Template.read(BACKEND).parameters().containsKey(API_BASE)) {
      given.put(API_BASE, Template.read(edgeTemplate).apiBase());
    }
    given.putAll(backendParameters);
    return new Stack.Proposal(
        bucket.packaged(Template.read(BACKEND), backend.template()),
        given,
        bucket::upload,
        _ -> {});
  }

  private Stack.Proposal edgeProposal(ArtifactBucket bucket, PublishedParameters published) {
    var given = new LinkedHashMap<String, String>();
    given.put(REVISION, edgeRevision().text());
    given.put("EdgeCodeSha256", Artifact.EDGE.codeHash());
    given.putAll(published.names());
    given.putAll(edgeParameters);
    return new Stack.Proposal(
        bucket.packaged(Template.read(edgeTemplate), edge.template()),
        given,
        bucket::upload,
        published::checkTaken);
  }

  private static Revision backendRevision() {
    return Revision.of(Artifact.BOOKS, BACKEND);
  }

  private Revision edgeRevision() {
    var signers =
        edge.status().equals(Stack.NONE)
            ? List.<String>of()
            : edge.resources("AWS::Lambda::Function").stream()
                .map(function -> function.physicalResourceId())
                .toList();
    return Revision.of(Artifact.EDGE, edgeTemplate)
        .forAttempt(
            edge.parameter(REVISION),
            signers.stream().flatMap(function -> signer().revisions(function).stream()).toList());
  }

  private String parameterPath() {
    return backendParameters.getOrDefault("ParameterPath", "/" + deployment.name());
  }

  private Signer signer() {
    return new Signer(deployment.aws().lambda(Aws.EDGE_REGION));
  }

  private Site site() {
    return new Site(
        deployment.aws().s3(Aws.EDGE_REGION),
        console,
        SiteFolder.of(Template.read(edgeTemplate).apiBase()));
  }

  private Distribution distribution(Map<String, String> outputs) {
    return new Distribution(deployment.aws().cloudFront(), outputs.get("DistributionId"));
  }

  private void printAddresses(String address) {
    console.say("deployed");
    console.note("The application: %s", address);
    console.note("The function URLs, which refuse everybody but the signer:");
    new TreeMap<>(backend.outputs())
        .forEach(
            (output, value) -> {
              if (output.endsWith("Url")) {
                console.note(
                    "  %s  %s", output.substring(0, output.length() - "Url".length()), value);
              }
            });
  }
}
