package io.github.lambdaurlguard.delivery.stack;

import io.github.lambdaurlguard.delivery.account.Aws;
import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Deployment;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.account.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DeploymentConfigMode;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.RollbackTrigger;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/**
 * A CloudFormation stack, which is read, changed and deleted in whatever state an earlier run left
 * it.
 */
public final class Stack {

  /** The status of a stack that is not there. */
  public static final String NONE = "NONE";

  private static final Set<String> PLANNABLE =
      Set.of(NONE, "REVIEW_IN_PROGRESS", "CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE");
  private static final String ALARM = "AWS::CloudWatch::Alarm";

  /**
   * In CloudFront's refusal to delete a distribution.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HowToDeleteDistribution.html">Delete
   *     a distribution</a>
   */
  private static final String PRICING_PLAN = "subscribed to a pricing plan";

  private static final String CANCEL_PLAN =
      """

      Cancel the distribution's flat-rate plan in CloudFront's console, or with
      aws pricing-plan-manager cancel-subscription --region us-east-1, and wait for the end of the billing period.
      Then run this again: it goes on where it stopped.\
      """;

  private final CloudFormationClient cloudFormation;
  private final String name;
  private final String region;
  private final String account;
  private final StackSettings settings;
  private final Console console;
  private final Patience patience;

  public Stack(Deployment deployment, String name, String region, StackSettings settings) {
    this.cloudFormation = deployment.aws().cloudFormation(region);
    this.name = name;
    this.region = region;
    this.account = deployment.account();
    this.settings = settings;
    this.console = deployment.console();
    this.patience = new Patience(console);
  }

  /** The stack of a deployment's functions. */
  public static Stack backend(Deployment deployment, StackSettings settings) {
    return new Stack(deployment, deployment.name().backendStack(), deployment.region(), settings);
  }

  /** The stack of a deployment's distribution. */
  public static Stack edge(Deployment deployment, StackSettings settings) {
    return new Stack(deployment, deployment.name().edgeStack(), Aws.EDGE_REGION, settings);
  }

  /**
   * What a stack is to become.
   *
   * @param given its parameters; one that is not named keeps the value it has
   * @param templateUrl puts a template that does not fit into a call where CloudFormation reads it
   * @param check is asked before a change set is carried out, with what it took from the Parameter
   *     Store; it ends the command if that is wrong
   */
  public record Proposal(
      Template template,
      Map<String, String> given,
      Function<Template, String> templateUrl,
      Consumer<Map<String, String>> check) {}

  public String name() {
    return name;
  }

  public String region() {
    return region;
  }

  /** The stack's status, or {@link #NONE}. */
  public String status() {
    return described().map(stack -> stack.stackStatusAsString()).orElse(NONE);
  }

  /** Its outputs; a stack that is not there has none. */
  public Map<String, String> outputs() {
    return described().stream()
        .flatMap(stack -> stack.outputs().stream())
        .collect(
            Collectors.toMap(
                output -> output.outputKey(),
                output -> output.outputValue(),
                (one, _) -> one,
                TreeMap::new));
  }

  /** The value that one of its parameters has. */
  public Optional<String> parameter(String parameter) {
    return described().stream()
        .flatMap(stack -> stack.parameters().stream())
        .filter(given -> given.parameterKey().equals(parameter))
        .map(Parameter::parameterValue)
        .findFirst();
  }

  /** Its resources of these types. */
  public List<StackResourceSummary> resources(String... types) {
    var wanted = Set.of(types);
    return patience.ask(
        () ->
            cloudFormation
                .listStackResourcesPaginator(request -> request.stackName(name))
                .stackResourceSummaries()
                .stream()
                .filter(resource -> wanted.contains(resource.resourceType()))
                .toList());
  }

  /** The template that it was deployed from. */
  public Optional<Template> template() {
    var status = status();
    if (status.equals(NONE) || status.equals("REVIEW_IN_PROGRESS")) {
      return Optional.empty();
    }
    return Optional.of(
        Template.of(
            name,
            patience.ask(
                () ->
                    cloudFormation
                        .getTemplate(request -> request.stackName(name))
                        .templateBody())));
  }

  /** Brings it into a state that it can be deployed in, and returns its status. */
  public String settle() {
    var status = status();
    switch (status) {
      case "REVIEW_IN_PROGRESS" -> {
        console.note(
            "stack %s was proposed and never created: deleting what is left of that", name);
        delete();
        return NONE;
      }
      case "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED" -> {
        console.note(
            "stack %s could not be created before (%s): deleting what is left of it", name, status);
        delete();
        return NONE;
      }
      case "UPDATE_ROLLBACK_FAILED" -> continueRollback();
      case "DELETE_FAILED" ->
          throw Failure.of(
              "stack %s in %s was being deleted and is not gone: finish that with bin/teardown.",
              name, region);
      default -> {
        if (status.endsWith("_IN_PROGRESS")) {
          console.note("stack %s is busy (%s): waiting for its end", name, status);
          awaitOperation();
          return settle();
        }
      }
    }
    return status;
  }

  /** Waits for the end of what an earlier run began. */
  public void awaitQuiet() {
    var status = status();
    if (status.endsWith("_IN_PROGRESS") && !status.equals("REVIEW_IN_PROGRESS")) {
      console.note("stack %s is busy: waiting for its end", name);
      awaitOperation();
    }
  }

  /**
   * Deploys what has changed, if anything has; the stack is settled.
   *
   * @return whether anything has
   */
  public boolean change(Proposal proposal) {
    var proposed = propose("deploy", proposal);
    if (proposed.isEmpty()) {
      console.note("nothing has changed");
      return false;
    }
    var changeSet = proposed.get();
    changeSet.show();
    var token = Operation.newToken();
    changeSet.execute(token);
    var end = operation(name, token).follow();
    if (!end.isSuccess()) {
      throw failed(end, "");
    }
    return true;
  }

  /** Shows what a deployment would change, and leaves nothing behind. */
  public void plan(Proposal proposal) {
    var status = status();
    if (status.equals("ROLLBACK_COMPLETE")) {
      console.note(
          "stack %s could not be created before: a deploy deletes what is left of it and creates"
              + " everything",
          name);
      return;
    }
    if (!PLANNABLE.contains(status) && !status.endsWith("ROLLBACK_COMPLETE")) {
      throw Failure.of(
          "stack %s in %s is in %s: a plan can be made once that is over, or bin/deploy has mended"
              + " it.",
          name, region, status);
    }
    propose("preview", proposal)
        .ifPresentOrElse(
            changeSet -> {
              changeSet.show();
              withdraw(changeSet);
            },
            () -> console.note("nothing would change"));
  }

  /**
   * Has AWS refuse to delete it until {@link #unprotect} was called, whatever template or role asks
   * for that.
   */
  public void protect() {
    if (!described().map(stack -> stack.enableTerminationProtection()).orElse(true)) {
      cloudFormation.updateTerminationProtection(
          request -> request.stackName(name).enableTerminationProtection(true));
    }
  }

  /** Lets it be deleted. */
  public void unprotect() {
    if (described().map(stack -> stack.enableTerminationProtection()).orElse(false)) {
      cloudFormation.updateTerminationProtection(
          request -> request.stackName(name).enableTerminationProtection(false));
    }
  }

  /**
   * Deletes it and waits; one that is not there is fine.
   *
   * @throws Failure if something of it cannot be deleted
   */
  public void delete() {
    var found = described();
    if (found.isEmpty()) {
      return;
    }
    var id = found.get().stackId();
    var token = Operation.newToken();
    cloudFormation.deleteStack(
        request ->
            request.stackName(id).clientRequestToken(token).roleARN(settings.role().orElse(null)));
    var end = operation(id, token).follow();
    if (!end.status().equals("DELETE_COMPLETE")) {
      throw failed(end, hasPricingPlan(end) ? CANCEL_PLAN : "");
    }
  }

  private static boolean hasPricingPlan(Operation.End end) {
    return end.failures().stream().anyMatch(failure -> failure.contains(PRICING_PLAN));
  }

  private Optional<ChangeSet> propose(String whose, Proposal proposal) {
    var before = described();
    var isNew = before.isEmpty() || before.get().stackStatusAsString().equals("REVIEW_IN_PROGRESS");
    var changeSet =
        new ChangeSet(
            cloudFormation,
            name,
            region,
            "%s-%s-%s".formatted(whose, name, UUID.randomUUID()),
            console,
            patience);
    try {
      create(changeSet.name(), proposal, isNew);
      if (changeSet.awaitCreation(proposal.template().name())) {
        proposal.check().accept(changeSet.resolvedParameters());
        return Optional.of(changeSet);
      }
      withdraw(changeSet);
      return Optional.empty();
    } catch (Failure e) {
      withdraw(changeSet);
      throw e;
    }
  }

  private void create(String changeSet, Proposal proposal, boolean isNew) {
    var template = proposal.template();
    var url = template.isShort() ? null : proposal.templateUrl().apply(template);
    try {
      cloudFormation.createChangeSet(
          request -> {
            request
                .stackName(name)
                .changeSetName(changeSet)
                .changeSetType(isNew ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                .templateBody(url == null ? template.text() : null)
                .templateURL(url)
                .parameters(parameters(proposal, isNew))
                .capabilities(Capability.CAPABILITY_IAM)
                .roleARN(settings.role().orElse(null));
            if (!settings.tags().isEmpty()) {
              request.tags(tags());
            }
            if (settings.express()) {
              request.deploymentConfig(config -> config.mode(DeploymentConfigMode.EXPRESS));
            }
            settings
                .monitoring()
                .ifPresent(
                    time ->
                        request.rollbackConfiguration(
                            configuration ->
                                configuration
                                    .monitoringTimeInMinutes((int) time.toMinutes())
                                    .rollbackTriggers(isNew ? List.of() : alarms())));
          });
    } catch (CloudFormationException e) {
      throw Failure.of(
          "stack %s in %s: no change set can be made of %s. %s",
          name, region, template.name(), e.awsErrorDetails().errorMessage());
    }
  }

  private List<Parameter> parameters(Proposal proposal, boolean isNew) {
    var had =
        isNew
            ? Set.<String>of()
            : described().stream()
                .flatMap(stack -> stack.parameters().stream())
                .map(Parameter::parameterKey)
                .collect(Collectors.toSet());
    var parameters = new ArrayList<Parameter>();
    for (var declared : proposal.template().parameters().keySet()) {
      var value = proposal.given().get(declared);
      if (value != null) {
        parameters.add(Parameter.builder().parameterKey(declared).parameterValue(value).build());
      } else if (had.contains(declared)) {
        parameters.add(Parameter.builder().parameterKey(declared).usePreviousValue(true).build());
      }
    }
    return parameters;
  }

  private List<Tag> tags() {
    return settings.tags().entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  /** The stack's own alarms: while it is monitored, one that goes off takes the update back. */
  private List<RollbackTrigger> alarms() {
    return resources(ALARM).stream()
        .map(
            alarm ->
                RollbackTrigger.builder()
                    .type(ALARM)
                    .arn(
                        "arn:%s:cloudwatch:%s:%s:alarm:%s"
                            .formatted(partition(), region, account, alarm.physicalResourceId()))
                    .build())
        .toList();
  }

  private String partition() {
    return described().map(stack -> stack.stackId().split(":", -1)[1]).orElse("aws");
  }

  /** Deletes this run's change set, and a stack that is nothing but that. */
  private void withdraw(ChangeSet changeSet) {
    if (described().isEmpty()) {
      return;
    }
    changeSet.delete();
    if (status().equals("REVIEW_IN_PROGRESS") && !hasChangeSets()) {
      delete();
    }
  }

  private boolean hasChangeSets() {
    return !patience
        .ask(() -> cloudFormation.listChangeSets(request -> request.stackName(name)))
        .summaries()
        .isEmpty();
  }

  private void continueRollback() {
    console.note("stack %s could not go back to what it was: trying that again", name);
    var token = Operation.newToken();
    cloudFormation.continueUpdateRollback(
        request ->
            request
                .stackName(name)
                .clientRequestToken(token)
                .roleARN(settings.role().orElse(null)));
    var end = operation(name, token).follow();
    if (!end.status().equals("UPDATE_ROLLBACK_COMPLETE")) {
      throw failed(
          end,
          """

          Correct that and deploy again. If it cannot be corrected, leave the resource out:
          aws cloudformation continue-update-rollback --region %s --stack-name %s --resources-to-skip RESOURCE\
          """
              .formatted(region, name));
    }
  }

  /** Waits for the end of what a stack is busy with, whoever began it. */
  private void awaitOperation() {
    var newest =
        patience
            .ask(() -> cloudFormation.describeStackEvents(request -> request.stackName(name)))
            .stackEvents()
            .getFirst();
    if (newest.clientRequestToken() != null) {
      operation(newest.stackId(), newest.clientRequestToken()).follow();
      return;
    }
    // Begun by something that names no operation. Its events cannot be told from older ones.
    while (status().endsWith("_IN_PROGRESS")) {
      patience.pause();
    }
  }

  private Operation operation(String nameOrId, String token) {
    var id = nameOrId.startsWith("arn:") ? nameOrId : described().orElseThrow().stackId();
    return new Operation(cloudFormation, id, token, console, patience);
  }

  private Failure failed(Operation.End end, String advice) {
    return Failure.of(
        "stack %s in %s ended in %s.%s%s",
        name,
        region,
        end.status(),
        end.failures().stream().map(failure -> "\n  " + failure).collect(Collectors.joining()),
        advice);
  }

  private Optional<software.amazon.awssdk.services.cloudformation.model.Stack> described() {
    try {
      return patience.ask(
          () ->
              cloudFormation.describeStacks(request -> request.stackName(name)).stacks().stream()
                  .findFirst());
    } catch (CloudFormationException e) {
      if (e.getMessage().contains("does not exist")) {
        return Optional.empty();
      }
      throw Failure.of("stack %s in %s cannot be read: %s", name, region, e.getMessage());
    }
  }
}
