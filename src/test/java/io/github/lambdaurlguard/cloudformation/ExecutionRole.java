package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Arns.Stack;
import io.github.lambdaurlguard.cloudformation.Registry.Handlers;
import io.github.lambdaurlguard.cloudformation.Template.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The role that CloudFormation acts in, held against what the stacks' resources need. */
record ExecutionRole(RolePolicies policies) {

  private static final String LOGICAL_ID = "ExecutionRole";

  /** That of the deployment that the ARNs of these tests are made of. */
  static ExecutionRole of(Template bootstrap) {
    return of(bootstrap, "lambda-url-guard");
  }

  static ExecutionRole of(Template bootstrap, String deployment) {
    return new ExecutionRole(RolePolicies.of(bootstrap, LOGICAL_ID, names(deployment)));
  }

  /** What bootstrap.yaml refers to, for a deployment of this name. */
  static Map<String, String> names(String deployment) {
    return Map.of(
        "AWS::Partition",
        "aws",
        "AWS::AccountId",
        Arns.ACCOUNT,
        "BackendRegion",
        "eu-central-1",
        "DeploymentName",
        deployment);
  }

  /** What the role lacks to keep the resources of a stack, one line each. */
  List<String> lacksFor(Stack stack) {
    return stack.template().resources().stream()
        .filter(resource -> !resource.type().startsWith("Custom::"))
        .flatMap(resource -> lacksFor(stack, resource))
        .toList();
  }

  /**
   * The actions that a stack's resources need and that the role is not granted, for those whose
   * reasons are asked for.
   */
  Set<LeftOut> usedExcuses(Stack stack) {
    var used = new java.util.HashSet<LeftOut>();
    for (var resource : stack.template().resources()) {
      Optional.ofNullable(Registry.OF_AUGUST_2026.types().get(resource.type())).stream()
          .flatMap(Handlers::all)
          .filter(action -> !isGranted(stack, resource, action))
          .forEach(
              action ->
                  LeftOut.ALL.stream()
                      .filter(leftOut -> leftOut.excuses(resource, action))
                      .forEach(used::add));
    }
    return used;
  }

  private Stream<String> lacksFor(Stack stack, Resource resource) {
    var handlers = Registry.OF_AUGUST_2026.types().get(resource.type());
    if (handlers == null) {
      return Stream.of(
          "%s (%s): registry.json does not know the type"
              .formatted(resource.logicalId(), resource.type()));
    }
    var lacking =
        handlers
            .all()
            .filter(Registry.OF_AUGUST_2026::knows)
            .filter(action -> !isGranted(stack, resource, action))
            .filter(
                action ->
                    LeftOut.ALL.stream().noneMatch(leftOut -> leftOut.excuses(resource, action)))
            .toList();
    return lacking.stream().map(action -> line(stack, resource, handlers, action));
  }

  private static String line(Stack stack, Resource resource, Handlers handlers, String action) {
    var needs = new TreeSet<String>();
    handlers
        .byHandler()
        .forEach(
            (handler, actions) -> {
              if (actions.contains(action)) {
                needs.add(handler);
              }
            });
    if (handlers.tags().contains(action)) {
      needs.add("tags");
    }
    var reads =
        handlers.read().contains(action)
            ? Attributes.readOf(stack.template()).getOrDefault(resource.logicalId(), List.of())
            : List.<String>of();
    return "%s (%s) needs %s on %s for %s%s"
        .formatted(
            resource.logicalId(),
            resource.type(),
            action,
            resources(stack, resource, action),
            String.join(", ", needs),
            reads.isEmpty() ? "" : "; read for " + String.join(", ", reads));
  }

  private boolean isGranted(Stack stack, Resource resource, String action) {
    var judgement = Registry.OF_AUGUST_2026.actions().get(action);
    if (judgement == null) {
      return false;
    }
    var arns = resources(stack, resource, action);
    return !arns.isEmpty() && arns.stream().allMatch(arn -> policies.allow(action, arn, judgement));
  }

  /** What IAM judges an action on for a resource; empty where nothing of it is known. */
  private static List<String> resources(Stack stack, Resource resource, String action) {
    var types = Registry.OF_AUGUST_2026.actions().get(action).resources();
    var arns = new TreeMap<>(new Arns(stack).of(resource));
    arns.keySet().retainAll(types);
    return types.isEmpty()
        ? List.of("*")
        : arns.values().stream().flatMap(Collection::stream).toList();
  }
}
