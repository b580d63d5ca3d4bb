package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.lambda.WorkerHost;
import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.resources.cdk.BucketDeployment;
import io.github.lambdaurlguard.localcloud.resources.cdk.UncalledProvider;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.CloudFrontCode;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResource;
import io.github.lambdaurlguard.localcloud.resources.dynamodb.PlannedTable;
import io.github.lambdaurlguard.localcloud.resources.lambda.CodeStep;
import io.github.lambdaurlguard.localcloud.resources.lambda.HostedFunction;
import io.github.lambdaurlguard.localcloud.resources.secretsmanager.PlannedSecret;
import io.github.lambdaurlguard.localcloud.resources.ssm.PlannedParameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/** Makes what a plan has and the world has not: the code that runs, functions, tables. */
final class Application implements AutoCloseable {
  private final Foundation foundation;
  private final List<HostedFunction> hosted = new ArrayList<>();
  private final Set<String> uncalled = new HashSet<>();

  private Application(Foundation foundation) {
    this.foundation = foundation;
  }

  /**
   * Applies a plan.
   *
   * @throws RuntimeException if that is not possible; the functions of this plan end then
   */
  static Application of(Plan plan, Foundation foundation) {
    var application = new Application(foundation);
    try {
      foundation.identities().addMissing(plan.account().identities);
      plan.prepare(foundation.folder(), foundation.installation(), foundation.console());
      plan.steps().forEach(application::apply);
      return application;
    } catch (RuntimeException e) {
      application.close();
      throw e;
    }
  }

  private void apply(Step step) {
    switch (step) {
      case CloudFrontCode _ -> {}
      case CodeStep code -> code.apply(foundation.folder());
      case HostedFunction function -> host(function);
      case UncalledProvider(var functionArn) -> uncalled.add(functionArn);
      case PlannedTable table -> table.apply(foundation.dynamoDb());
      case BucketDeployment deployment -> deployment.apply(foundation.folder());
      case PlannedParameter parameter -> parameter.apply(foundation.parameters());
      case PlannedSecret(var secret) -> foundation.secrets().put(secret);
      case CustomResource resource ->
          foundation.answers().put(resource.id(), foundation.customResources().make(resource));
      default -> throw new IllegalStateException("nobody applies " + step);
    }
  }

  private void host(HostedFunction hosting) {
    foundation.lambda().host(hosting.host());
    hosted.add(hosting);
  }

  /** A version of each function to initialise in advance: what starts in no time comes first. */
  List<WorkerHost> functions() {
    var byFunction = new LinkedHashMap<String, WorkerHost>();
    for (var each : hosted) {
      var arn = each.host().worker().arn();
      if (each.isMain() || !byFunction.containsKey(arn)) {
        byFunction.put(arn, each.host());
      }
    }
    byFunction.keySet().removeAll(uncalled);
    return byFunction.values().stream()
        .sorted(Comparator.comparing(host -> host.worker().isSlowToStart()))
        .toList();
  }

  /** Ends the functions, except those of which an equal one was applied since. */
  @Override
  public void close() {
    hosted.stream().map(HostedFunction::host).forEach(foundation.lambda()::release);
    hosted.clear();
  }
}
