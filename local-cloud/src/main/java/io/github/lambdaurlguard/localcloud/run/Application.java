package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.CloudFrontCode;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResource;
import io.github.lambdaurlguard.localcloud.resources.dynamodb.PlannedTable;
import io.github.lambdaurlguard.localcloud.resources.lambda.CodeStep;
import io.github.lambdaurlguard.localcloud.resources.lambda.HostedFunction;
import java.util.ArrayList;
import java.util.List;

/** Makes what a plan has and the world has not: the code that runs, functions, tables. */
final class Application implements AutoCloseable {
  private final Foundation foundation;
  private final List<LambdaFunction> hosted = new ArrayList<>();

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
      // What may still be refused comes before all that cannot be taken back.
      plan.steps().stream()
          .filter(CloudFrontCode.class::isInstance)
          .map(CloudFrontCode.class::cast)
          .forEach(code -> code.apply(foundation.folder(), foundation.installation()));
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
      case PlannedTable table -> table.apply(foundation.dynamoDb());
      case CustomResource resource ->
          foundation.answers().put(resource.id(), foundation.customResources().make(resource));
      default -> throw new IllegalStateException("nobody applies " + step);
    }
  }

  private void host(HostedFunction hosting) {
    foundation.lambda().host(hosting.function());
    hosted.add(hosting.function());
    if (hosting.startsAtOnce()) {
      hosting.function().warmUp();
    }
  }

  /** Ends the functions, except those of which an equal one was applied since. */
  @Override
  public void close() {
    hosted.forEach(foundation.lambda()::release);
    hosted.clear();
  }
}
