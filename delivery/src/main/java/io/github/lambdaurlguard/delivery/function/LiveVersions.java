package io.github.lambdaurlguard.delivery.function;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.account.Patience;
import io.github.lambdaurlguard.delivery.stack.Stack;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * The alias "live" of each function of the backend. CloudFormation points it to the version that it
 * published last; bin/rollback points it to the one before.
 */
public final class LiveVersions {

  private static final String ALIAS = "live";

  /**
   * For bin/rollback. What is older is deleted: each version takes part of the account's 75 GB of
   * code.
   */
  private static final int KEPT_VERSIONS = 3;

  /** Restoring a snapshot takes Lambda some minutes. */
  private static final Duration ACTIVATION_MAXIMUM = Duration.ofMinutes(10);

  private final LambdaClient lambda;
  private final Stack stack;
  private final Console console;
  private final Patience patience;

  public LiveVersions(LambdaClient lambda, Stack stack, Console console) {
    this.lambda = lambda;
    this.stack = stack;
    this.console = console;
    this.patience = new Patience(console);
  }

  /** By the function's name. The custom resource's function has a version and no alias. */
  public Map<String, LiveVersion> read() {
    var published = new TreeMap<String, Long>();
    var live = new TreeMap<String, LiveVersion>();
    // Both have ARNs: six parts, "function" among them, then the function's name and the version or
    // the alias.
    var arns =
        stack.resources("AWS::Lambda::Version", "AWS::Lambda::Alias").stream()
            .map(resource -> resource.physicalResourceId())
            .filter(arn -> arn != null && arn.startsWith("arn:"))
            .map(arn -> arn.split(":", -1))
            .toList();
    arns.stream()
        .filter(arn -> !arn[7].equals(ALIAS))
        .forEach(arn -> published.put(arn[6], Long.parseLong(arn[7])));
    arns.stream()
        .filter(arn -> arn[7].equals(ALIAS) && published.containsKey(arn[6]))
        .forEach(
            arn -> live.put(arn[6], new LiveVersion(arn[6], published.get(arn[6]), at(arn[6]))));
    return live;
  }

  /** The published versions of a function, oldest first. */
  public List<FunctionConfiguration> versions(String function) {
    return lambda
        .listVersionsByFunctionPaginator(request -> request.functionName(function))
        .versions()
        .stream()
        .filter(version -> !version.version().equals("$LATEST"))
        .sorted(Comparator.comparingLong(LiveVersions::number))
        .toList();
  }

  /** Points the alias to a version, which answers from then on. */
  public void point(String function, long version) {
    lambda.updateAlias(
        request ->
            request.functionName(function).name(ALIAS).functionVersion(Long.toString(version)));
  }

  /**
   * Sees to it that a version can answer. Lambda takes the snapshot of one that nobody called for
   * 14 days away: it is inactive, and the first call has it restored.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html">states of
   *     functions</a>
   * @throws Failure if it does not become active
   */
  public void awaken(String function, long version) {
    var qualifier = Long.toString(version);
    var state = state(function, qualifier);
    if (state == State.INACTIVE) {
      console.note("%s is asleep at version %s: waking it", function, qualifier);
      call(function, qualifier);
    }
    var end = System.nanoTime() + ACTIVATION_MAXIMUM.toNanos();
    while (state != State.ACTIVE) {
      if (state == State.FAILED || System.nanoTime() > end) {
        throw Failure.of(
            "version %s of %s is %s and not active: the alias was left where it is.",
            qualifier, function, state);
      }
      patience.pause();
      state = state(function, qualifier);
    }
  }

  /** Points the aliases that were rolled back forward again. */
  public void putForward(Map<String, LiveVersion> versions) {
    versions.values().stream()
        .filter(LiveVersion::isRolledBack)
        .forEach(
            version -> {
              console.note(
                  "%s was rolled back to version %d: putting it forward to %d",
                  version.function(), version.live(), version.published());
              awaken(version.function(), version.published());
              point(version.function(), version.published());
            });
  }

  /** Points aliases back to where they were before an update that failed moved them. */
  public void restore(Map<String, LiveVersion> before) {
    before.values().stream()
        .filter(LiveVersion::isRolledBack)
        .filter(version -> at(version.function()) != version.live())
        .forEach(
            version -> {
              console.note(
                  "%s stays rolled back to version %d", version.function(), version.live());
              point(version.function(), version.live());
            });
  }

  /**
   * Deletes versions that were rolled back and that the stack does not have any more. A version's
   * number is the only order of versions, so the next rollback would end there else.
   */
  public void deleteWithdrawn(Map<String, LiveVersion> before, Map<String, LiveVersion> now) {
    before.values().stream()
        .filter(LiveVersion::isRolledBack)
        .filter(
            version ->
                now.containsKey(version.function())
                    && now.get(version.function()).published() > version.published())
        .forEach(version -> delete(version.function(), version.published()));
  }

  /** Deletes versions that are too old for a rollback, and that nothing points to. */
  public void deleteOld(Map<String, LiveVersion> now) {
    now.values()
        .forEach(
            version -> {
              var all = versions(version.function()).stream().map(LiveVersions::number).toList();
              all.stream()
                  .limit(Math.max(0, all.size() - KEPT_VERSIONS))
                  .filter(old -> old != version.live() && old != version.published())
                  .forEach(old -> delete(version.function(), old));
            });
  }

  /** The base64 SHA-256 of a version's code. */
  public String codeHash(String function, long version) {
    return versions(function).stream()
        .filter(published -> number(published) == version)
        .map(FunctionConfiguration::codeSha256)
        .findFirst()
        .orElse("");
  }

  /** A version's number. */
  public static long number(FunctionConfiguration version) {
    return Long.parseLong(version.version());
  }

  private long at(String function) {
    try {
      return Long.parseLong(
          lambda.getAlias(request -> request.functionName(function).name(ALIAS)).functionVersion());
    } catch (SdkException e) {
      throw Failure.of("the alias 'live' of %s cannot be read: %s", function, e.getMessage());
    }
  }

  private State state(String function, String qualifier) {
    var state =
        patience
            .ask(
                () ->
                    lambda.getFunction(
                        request -> request.functionName(function).qualifier(qualifier)))
            .configuration()
            .state();
    // Lambda leaves it out where a function has none of the states.
    return state == null ? State.ACTIVE : state;
  }

  /** What it answers is of no matter, so that it fails neither. */
  private void call(String function, String qualifier) {
    try {
      lambda.invoke(
          request ->
              request
                  .functionName(function)
                  .qualifier(qualifier)
                  .payload(SdkBytes.fromUtf8String("{}")));
    } catch (SdkException e) {
      console.note("it answers: %s", e.getMessage());
    }
  }

  private void delete(String function, long version) {
    console.note("deleting version %d of %s", version, function);
    lambda.deleteFunction(
        request -> request.functionName(function).qualifier(Long.toString(version)));
  }
}
