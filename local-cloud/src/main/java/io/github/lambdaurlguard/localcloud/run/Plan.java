package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResource;
import io.github.lambdaurlguard.localcloud.resources.lambda.Artifacts;
import io.github.lambdaurlguard.localcloud.run.RunSettings.TemplateInRegion;
import io.github.lambdaurlguard.localcloud.template.Exports;
import io.github.lambdaurlguard.localcloud.template.ParameterStore;
import io.github.lambdaurlguard.localcloud.template.Resource;
import io.github.lambdaurlguard.localcloud.template.Stack;
import io.github.lambdaurlguard.localcloud.template.StackSettings;
import io.github.lambdaurlguard.localcloud.template.Template;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import io.github.lambdaurlguard.localcloud.template.UnknownUntilApplied;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the templates define, read and checked as a whole before anything of it happens: no process
 * is started, no port opened, no table made and no file written. What depends on the answer of a
 * custom resource is unknown until it is applied; there is another plan when it has answered.
 */
public final class Plan {
  private final RunSettings settings;
  private final Known known;
  private final Artifacts artifacts;
  private final Account account;
  private final List<TemplateException> templateProblems = new ArrayList<>();
  private final List<String> otherProblems = new ArrayList<>();
  private final Map<String, Map<String, String>> exports = new HashMap<>();
  private final Map<String, String> distributionHashes = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> buckets = new HashSet<>();
  private boolean complete = true;

  private Plan(RunSettings settings, Known known) {
    this.settings = settings;
    this.known = known;
    this.artifacts = new Artifacts(settings.artifacts());
    this.account = new Account(settings, known, artifacts);
  }

  /**
   * Plans for a machine on which nothing runs.
   *
   * @throws PlanException with all that is wrong
   */
  public static Plan of(RunSettings settings) {
    return of(settings, Known.nothing(RunFolder.create(), MachineKey.in(settings.state())));
  }

  static Plan of(RunSettings settings, Known known) {
    var plan = new Plan(settings, known);
    plan.read();
    if (!plan.templateProblems.isEmpty() || !plan.otherProblems.isEmpty()) {
      var problems = new ArrayList<String>();
      if (!plan.templateProblems.isEmpty()) {
        TemplateException.of(plan.templateProblems).problems().stream()
            .map(Throwable::getMessage)
            .forEach(problems::add);
      }
      problems.addAll(plan.otherProblems);
      throw new PlanException(problems);
    }
    return plan;
  }

  private void read() {
    Map<TemplateInRegion, Template> templates = new LinkedHashMap<>();
    for (var file : settings.templates()) {
      try {
        templates.put(file, Template.read(file.file()));
      } catch (TemplateException e) {
        templateProblems.add(e);
      } catch (UncheckedIOException e) {
        otherProblems.add(e.getMessage());
      }
    }
    if (templates.size() == settings.templates().size()) {
      checkParameters(templates);
    }
    templates.forEach((file, template) -> plan(template, file));
    if (complete && templateProblems.isEmpty() && otherProblems.isEmpty()) {
      checkWhole();
    }
  }

  private void checkParameters(Map<TemplateInRegion, Template> templates) {
    for (var name : settings.parameters().keySet()) {
      if (templates.values().stream().noneMatch(each -> each.parameters().containsKey(name))) {
        otherProblems.add("no template has a parameter " + name);
      }
    }
  }

  private void checkWhole() {
    if (account.distributions.all().isEmpty()) {
      otherProblems.add("the templates define no distribution; the local cloud runs at least one");
    }
    for (var logicalId : settings.sites().keySet()) {
      if (!buckets.contains(logicalId)) {
        otherProblems.add("no template has a bucket " + logicalId);
      }
    }
    artifacts.unusedProblem().ifPresent(otherProblems::add);
  }

  private void plan(Template template, TemplateInRegion file) {
    var values = new LinkedHashMap<>(settings.parameters());
    values.keySet().retainAll(template.parameters().keySet());
    var stackSettings = new StackSettings(file.stackName(), file.region(), Account.ID, values);
    try {
      var stack =
          Stack.evaluate(
              template, stackSettings, parameters(file.region()), imports(file.region()));
      Map<String, String> hashes = new HashMap<>();
      Set<String> waiting = new HashSet<>();
      for (var resource : stack.resourcesInOrder()) {
        plan(resource, stack, hashes, waiting);
      }
      exports.computeIfAbsent(file.region(), _ -> new HashMap<>()).putAll(stack.exports());
    } catch (TemplateException e) {
      templateProblems.add(e);
    } catch (UnknownUntilApplied _) {
      complete = false;
    }
  }

  /**
   * Plans a resource.
   *
   * @param hashes of the resources before it, by logical id
   * @param waiting those before it that are not known well enough to be made
   */
  private void plan(
      Resource resource, Stack stack, Map<String, String> hashes, Set<String> waiting) {
    if (resource.type().equals("AWS::S3::Bucket")) {
      buckets.add(resource.logicalId());
    }
    var planner = new ResourcePlanner(resource, stack.settings());
    try {
      var planned = planner.plan(account.typeOf(resource));
      complete &= planner.isComplete();
      templateProblems.addAll(planner.problems());
      if (planned.isEmpty()) {
        waiting.add(resource.logicalId());
        stack.postponed(resource);
        return;
      }
      var hash =
          ContentHash.of(
              resource.type(),
              planner.document(),
              planned.get().content(),
              resource.dependencies().stream()
                  .sorted()
                  .map(each -> each + "=" + hashes.getOrDefault(each, ""))
                  .toList());
      hashes.put(resource.logicalId(), hash);
      planned
          .get()
          .ref()
          .ifPresentOrElse(
              ref -> {
                distributionHashes.put(ref, hash);
                stack.created(resource, ref, planned.get().attributes());
              },
              () -> {
                complete = false;
                waiting.add(resource.logicalId());
                stack.postponed(resource);
              });
      if (planner.isComplete() && resource.dependencies().stream().noneMatch(waiting::contains)) {
        steps.addAll(planned.get().steps());
      } else {
        waiting.add(resource.logicalId());
      }
    } catch (TemplateException e) {
      templateProblems.add(e);
      waiting.add(resource.logicalId());
      stack.postponed(resource);
    }
  }

  /** What is not there may be written by a custom resource that has not answered yet. */
  private ParameterStore parameters(String region) {
    var store = known.parameters().inRegion(region);
    return name -> {
      var found = store.find(name);
      if (found.isEmpty() && mayStillCome()) {
        throw new UnknownUntilApplied();
      }
      return found;
    };
  }

  private Exports imports(String region) {
    return name -> {
      var found = Optional.ofNullable(exports.getOrDefault(region, Map.of()).get(name));
      if (found.isEmpty() && mayStillCome()) {
        throw new UnknownUntilApplied();
      }
      return found;
    };
  }

  private boolean mayStillCome() {
    return !complete || !templateProblems.isEmpty() || !otherProblems.isEmpty();
  }

  /** Whether nothing is unknown. */
  boolean isComplete() {
    return complete;
  }

  /** What makes the resources that are known: dependencies first. */
  List<Step> steps() {
    return steps;
  }

  /** The custom resources that are known and have not answered yet. */
  List<CustomResource> unanswered() {
    return steps.stream()
        .filter(CustomResource.class::isInstance)
        .map(CustomResource.class::cast)
        .toList();
  }

  Account account() {
    return account;
  }

  /** The hash of a distribution, its policies and its functions. */
  String hashOf(Distribution distribution) {
    return distributionHashes.get(distribution.id());
  }
}
