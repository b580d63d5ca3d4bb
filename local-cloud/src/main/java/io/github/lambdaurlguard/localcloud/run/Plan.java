package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.dynamodb.Seed;
import io.github.lambdaurlguard.localcloud.dynamodb.TableSeed;
import io.github.lambdaurlguard.localcloud.lambda.FunctionConfiguration;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.resources.cloudfront.CloudFrontCode;
import io.github.lambdaurlguard.localcloud.resources.custom.CustomResource;
import io.github.lambdaurlguard.localcloud.resources.dynamodb.PlannedTable;
import io.github.lambdaurlguard.localcloud.resources.lambda.Artifacts;
import io.github.lambdaurlguard.localcloud.run.RunSettings.TemplateInRegion;
import io.github.lambdaurlguard.localcloud.sam.ServerlessTransform;
import io.github.lambdaurlguard.localcloud.secretsmanager.Secrets.Secret;
import io.github.lambdaurlguard.localcloud.template.Exports;
import io.github.lambdaurlguard.localcloud.template.ParameterStore;
import io.github.lambdaurlguard.localcloud.template.Resource;
import io.github.lambdaurlguard.localcloud.template.Stack;
import io.github.lambdaurlguard.localcloud.template.Stack.Output;
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
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the templates define, read and checked as a whole before anything of it happens: no port is
 * opened, no table made, no file written, and no process started except SAM's translator. What
 * depends on the answer of a custom resource is unknown until it is applied; there is another plan
 * when it has answered.
 */
public final class Plan {
  private static final Pattern STACK_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,127}");

  private final RunSettings settings;
  private final Known known;
  private final Artifacts artifacts;
  private final Account account;
  private final ServerlessTransform transforms;
  private final List<TemplateException> templateProblems = new ArrayList<>();
  private final List<String> otherProblems = new ArrayList<>();
  private final Map<String, Map<String, String>> exports = new HashMap<>();
  private final Map<String, Stack> stacks = new HashMap<>();
  private final Map<String, String> distributionHashes = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final Set<String> buckets = new HashSet<>();

  /** The templates by the regions and names of their stacks. */
  private final Map<String, TemplateInRegion> names = new HashMap<>();

  private final Map<StackSettings, List<Output>> outputs = new LinkedHashMap<>();
  private final List<String> notices = new ArrayList<>();
  private boolean complete = true;

  private Plan(RunSettings settings, Known known) {
    this.settings = settings;
    this.known = known;
    this.transforms = new ServerlessTransform(settings.parameters());
    this.artifacts = new Artifacts(settings.artifacts(), settings.assets());
    this.account = new Account(settings, known, artifacts);
  }

  /**
   * Plans for a machine on which nothing runs.
   *
   * @throws PlanException with all that is wrong
   */
  public static Plan of(RunSettings settings) {
    return of(
        settings,
        Known.nothing(Console.silent(), RunFolder.create(), MachineKey.in(settings.state())));
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

  /** Two stacks of one name in one region are one stack, and the second would change the first. */
  private void checkNames() {
    for (var template : settings.templates()) {
      var stack = template.stackName();
      if (!STACK_NAME.matcher(stack).matches()) {
        otherProblems.add(
            "--template: %s is not a valid stack name, which has up to 128 letters, digits and hyphens and starts with a letter: name it with --template NAME=%s"
                .formatted(stack, template.file()));
      }
      if (names.putIfAbsent(template.region() + "/" + stack, template) != null) {
        otherProblems.add(
            "--template: two templates would be the stack %s in %s: name one of them with --template NAME=%s"
                .formatted(stack, template.region(), template.file()));
      }
    }
  }

  private void read() {
    checkNames();
    Map<TemplateInRegion, Template> templates = new LinkedHashMap<>();
    for (var file : settings.templates()) {
      try {
        var template = Template.readAll(file.file(), transforms.in(file.region()));
        templateProblems.addAll(template.problems());
        templates.put(file, template);
      } catch (TemplateException e) {
        templateProblems.add(e);
      } catch (UncheckedIOException e) {
        otherProblems.add(e.getMessage());
      }
    }
    if (templates.size() == settings.templates().size()) {
      checkParameters(templates);
    }
    templates.forEach(
        (file, template) -> {
          if (names.containsValue(file)) {
            plan(template, file);
          }
        });
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
      if (!buckets.contains(logicalId) && !account.buckets.isUsed(logicalId)) {
        otherProblems.add("--site: no template has a bucket, or names one, that is " + logicalId);
      }
    }
    artifacts.unusedProblem().ifPresent(otherProblems::add);
    settings.seed().ifPresent(this::checkSeed);
    settings.debugPorts().keySet().forEach(this::checkDebugged);
  }

  private void checkDebugged(String label) {
    var all =
        account.functions.all().stream()
            .map(LambdaFunction::configuration)
            .collect(
                Collectors.toMap(
                    FunctionConfiguration::label,
                    FunctionConfiguration::runtime,
                    (one, _) -> one,
                    TreeMap::new));
    var runtime = all.get(label);
    if (runtime == null) {
      otherProblems.add(
          "--debug: no template has a function %s; those there are: %s"
              .formatted(label, String.join(", ", all.keySet())));
    } else if (!runtime.isJava() && !runtime.isNode()) {
      otherProblems.add(
          "--debug: %s runs on %s; a debugger is for Java and Node.js only"
              .formatted(label, runtime.identifier()));
    }
  }

  private void checkSeed(Seed seed) {
    var known = new HashSet<String>();
    for (var step : steps) {
      if (step instanceof PlannedTable table) {
        known.add(table.logicalId());
        known.add(table.name());
        table.seed().map(TableSeed::problems).ifPresent(otherProblems::addAll);
      }
    }
    otherProblems.addAll(seed.unknownTables(known));
  }

  private void plan(Template template, TemplateInRegion file) {
    var values = new LinkedHashMap<>(settings.parameters());
    values.keySet().retainAll(template.parameters().keySet());
    var stackSettings = new StackSettings(file.stackName(), file.region(), Account.ID, values);
    try {
      var stack =
          Stack.evaluateAll(
              template, stackSettings, parameters(file.region()), imports(file.region()));
      stacks.put(file.file().toString(), stack);
      templateProblems.addAll(stack.problems());
      Map<String, String> hashes = new HashMap<>();
      Set<String> waiting = new HashSet<>();
      for (var resource : stack.resourcesInOrder()) {
        plan(resource, stack, hashes, waiting);
      }
      outputs.put(stackSettings, stack.outputs());
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
      planned.get().notices().forEach(notice -> notices.add("%s: %s".formatted(resource, notice)));
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
    var planned = account.parameters.inRegion(region);
    var store = known.parameters().inRegion(region);
    return new ParameterStore() {
      @Override
      public Optional<StoredParameter> find(String name) {
        return orWait(
            planned.find(name).or(() -> store.find(name)).or(() -> CdkBootstrap.parameter(name)));
      }

      @Override
      public Optional<String> secret(String id) {
        return orWait(account.secrets.find(region, id).map(Secret::value));
      }
    };
  }

  private Exports imports(String region) {
    return name -> orWait(Optional.ofNullable(exports.getOrDefault(region, Map.of()).get(name)));
  }

  private <T> Optional<T> orWait(Optional<T> found) {
    if (found.isEmpty() && mayStillCome()) {
      throw new UnknownUntilApplied();
    }
    return found;
  }

  private boolean mayStillCome() {
    return !complete || !templateProblems.isEmpty() || !otherProblems.isEmpty();
  }

  /** Whether nothing is unknown. */
  boolean isComplete() {
    return complete;
  }

  /**
   * Does what may still be refused, and has to come before all that cannot be taken back: processes
   * of Node.js read the code of CloudFront's functions, which is written then.
   *
   * @throws TemplateException if CloudFront would not run it
   */
  public void prepare(RunFolder files, Installation installation, Console console) {
    for (var step : steps) {
      if (step instanceof CloudFrontCode code) {
        code.apply(files, installation, console);
      }
    }
  }

  /** What makes the resources that are known: dependencies first. */
  List<Step> steps() {
    return steps;
  }

  /** What the stacks tell of themselves. */
  Map<StackSettings, List<Output>> outputs() {
    return outputs;
  }

  /** What is taken and not enforced here. */
  List<String> notices() {
    return notices;
  }

  /** The custom resources that are known and have not answered yet. */
  List<CustomResource> unanswered() {
    return steps.stream()
        .filter(CustomResource.class::isInstance)
        .map(CustomResource.class::cast)
        .toList();
  }

  /** How a template writes what comes out as a text, if one reference does. */
  Optional<String> reference(String templateFile, String text) {
    return Optional.ofNullable(stacks.get(templateFile)).flatMap(stack -> stack.reference(text));
  }

  Account account() {
    return account;
  }

  /** The hash of a distribution, its policies and its functions. */
  String hashOf(Distribution distribution) {
    return distributionHashes.get(distribution.id());
  }
}
