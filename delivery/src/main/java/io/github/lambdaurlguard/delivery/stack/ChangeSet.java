package io.github.lambdaurlguard.delivery.stack;

import io.github.lambdaurlguard.delivery.account.Console;
import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.account.Patience;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;
import software.amazon.awssdk.services.cloudformation.model.Replacement;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;

/**
 * What a stack is going to change. It is named with its stack in every call: IAM judges a call that
 * names it alone on {@code changeSet/NAME/ID}, which tells no deployment from another.
 *
 * @param stack the stack's name
 * @param name tells whose it is: {@code deploy-} or {@code preview-}, and the run
 */
record ChangeSet(
    CloudFormationClient cloudFormation,
    String stack,
    String region,
    String name,
    Console console,
    Patience patience) {

  /** Waits until CloudFormation has made it. Returns whether it changes anything. */
  boolean awaitCreation(String template) {
    var made = described();
    while (made.status() == ChangeSetStatus.CREATE_PENDING
        || made.status() == ChangeSetStatus.CREATE_IN_PROGRESS) {
      patience.pause();
      made = described();
    }
    if (made.status() == ChangeSetStatus.CREATE_COMPLETE) {
      return true;
    }
    var reason = made.statusReason() == null ? "" : made.statusReason();
    if (reason.contains("didn't contain changes")
        || reason.contains("No updates are to be performed")) {
      return false;
    }
    throw Failure.of(
        "stack %s in %s: no change set can be made of %s. %s%s",
        stack, region, template, reason, rootCauses());
  }

  /** What the Parameter Store held when it was made, by parameter of the template. */
  Map<String, String> resolvedParameters() {
    return described().parameters().stream()
        .filter(parameter -> parameter.resolvedValue() != null)
        .collect(
            Collectors.toMap(
                parameter -> parameter.parameterKey(),
                parameter -> parameter.resolvedValue(),
                (one, _) -> one,
                TreeMap::new));
  }

  void show() {
    var changes =
        patience.ask(
            () ->
                pages().stream()
                    .map(DescribeChangeSetResponse::changes)
                    .flatMap(Collection::stream)
                    .map(change -> change.resourceChange())
                    .toList());
    if (changes.stream().allMatch(change -> change.action() == ChangeAction.ADD)) {
      console.note("%d new resources", changes.size());
      return;
    }
    changes.forEach(
        change ->
            console.note(
                "%s %s (%s)", verb(change), change.logicalResourceId(), change.resourceType()));
  }

  void execute(String token) {
    cloudFormation.executeChangeSet(
        request -> request.stackName(stack).changeSetName(name).clientRequestToken(token));
  }

  /** Deletes it; one that could not be made is not there. */
  void delete() {
    try {
      cloudFormation.deleteChangeSet(request -> request.stackName(stack).changeSetName(name));
    } catch (ChangeSetNotFoundException _) {
      // Nothing is left to delete.
    }
  }

  private DescribeChangeSetResponse described() {
    return patience.ask(
        () ->
            cloudFormation.describeChangeSet(
                request -> request.stackName(stack).changeSetName(name)));
  }

  private List<DescribeChangeSetResponse> pages() {
    return cloudFormation
        .describeChangeSetPaginator(request -> request.stackName(stack).changeSetName(name))
        .stream()
        .toList();
  }

  private static String verb(ResourceChange change) {
    if (change.replacement() == Replacement.TRUE) {
      return "Replace";
    }
    return change.replacement() == Replacement.CONDITIONAL
        ? "Modify or replace"
        : change.actionAsString();
  }

  /**
   * What CloudFormation found when it validated the change set, which only these events say.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/validate-stack-deployments.html">early
   *     validation</a>
   */
  private String rootCauses() {
    try {
      return cloudFormation
          .describeEventsPaginator(
              request ->
                  request
                      .stackName(stack)
                      .changeSetName(name)
                      .filters(filter -> filter.failedEvents(true)))
          .operationEvents()
          .stream()
          .map(ChangeSet::cause)
          .filter(cause -> !cause.isEmpty())
          .distinct()
          .map(cause -> "\n  " + cause)
          .collect(Collectors.joining());
    } catch (CloudFormationException e) {
      return "\n  Why cannot be read (cloudformation:DescribeEvents): " + e.getMessage();
    }
  }

  private static String cause(OperationEvent event) {
    var reason =
        event.validationStatusReason() != null
            ? event.validationStatusReason()
            : event.hookStatusReason() != null
                ? event.hookStatusReason()
                : event.resourceStatusReason();
    if (reason == null) {
      return "";
    }
    var place = event.validationPath() == null ? "" : " at " + event.validationPath();
    return "%s (%s)%s: %s"
        .formatted(event.logicalResourceId(), event.resourceType(), place, reason);
  }
}
