package io.github.lambdaurlguard.pipeline;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import java.util.Map;
import java.util.Set;

/**
 * A section of a declarative pipeline while it runs. It knows what may be in which section, and the
 * part of the language that our Jenkinsfile uses; anything else is an error, as in Jenkins.
 *
 * @see <a href="https://www.jenkins.io/doc/book/pipeline/syntax/#declarative-pipeline">Declarative
 *     Pipeline</a>
 */
final class Section extends GroovyObjectSupport {
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("file", Set.of("pipeline")),
          Map.entry(
              "pipeline",
              Set.of("agent", "options", "triggers", "parameters", "environment", "stages")),
          Map.entry("options", Set.of("disableConcurrentBuilds", "timeout")),
          Map.entry("triggers", Set.of("cron")),
          Map.entry("parameters", Set.of("booleanParam", "string")),
          Map.entry("stages", Set.of("stage")),
          Map.entry(
              "stage", Set.of("when", "input", "agent", "environment", "steps", "stages", "post")),
          Map.entry("input", Set.of("message", "ok", "submitter")),
          Map.entry("agent", Set.of("label")),
          Map.entry(
              "when",
              Set.of(
                  "anyOf",
                  "beforeAgent",
                  "beforeInput",
                  "branch",
                  "changeRequest",
                  "expression",
                  "not",
                  "triggeredBy")),
          Map.entry("anyOf", Set.of("branch", "changeRequest", "expression", "triggeredBy")),
          Map.entry("not", Set.of("branch", "changeRequest", "triggeredBy")),
          Map.entry("steps", Set.of("sh", "script", "stash", "unstash")),
          Map.entry("script", Set.of("sh", "echo", "error")),
          Map.entry("post", Set.of("always", "failure")),
          Map.entry("always", Set.of("archiveArtifacts")),
          Map.entry("failure", Set.of("sh")),
          Map.entry("environment", Set.of()),
          Map.entry("expression", Set.of()));

  private final Build build;
  private final String kind;
  private final Section parent;
  private String agent;
  private boolean holds = true;
  private boolean anyHolds;
  private boolean stageFailed;

  /** Without "beforeInput", Jenkins asks before it looks at the conditions: in every build. */
  private boolean asksAfterWhen;

  Section(Build build, String kind) {
    this(build, kind, null);
  }

  private Section(Build build, String kind, Section parent) {
    this.build = build;
    this.kind = kind;
    this.parent = parent;
    this.agent = parent == null ? "none" : parent.agent;
  }

  @Override
  public Object invokeMethod(String name, Object arguments) {
    var given = (Object[]) arguments;
    if (!ALLOWED.get(kind).contains(name)) {
      throw new IllegalArgumentException("there is no %s in %s".formatted(name, kind));
    }
    return switch (name) {
      case "stage" -> stage((Closure<?>) given[1]);
      case "agent" -> agent(given[0]);
      case "label" -> agent(given[0]);
      case "when" -> require(within("when", (Closure<?>) given[0]).holds);
      case "not" -> require(!within("not", (Closure<?>) given[0]).holds);
      case "anyOf" -> require(within("anyOf", (Closure<?>) given[0]).anyHolds);
      case "expression" -> require(isTrue(evaluated((Closure<?>) given[0])));
      case "beforeInput" -> {
        parent.asksAfterWhen = isTrue(given[0]);
        yield null;
      }
      case "input" -> {
        if (holds || !asksAfterWhen) {
          attempt("input", (Closure<?>) given[0]);
          holds &= !stageFailed;
        }
        yield null;
      }
      case "submitter" -> {
        if (!build.ask(given[0])) {
          throw new FailedStep();
        }
        yield null;
      }
      case "branch" -> require(given[0].equals(build.environment().get("BRANCH_NAME")));
      case "changeRequest" -> require(build.environment().containsKey("CHANGE_ID"));
      case "triggeredBy" -> require(build.isTriggeredBy((String) given[0]));
      case "sh" -> shell(given[0]);
      case "stash" -> build.stash(agent, ((Map<?, ?>) given[0]).get("name"));
      case "unstash" -> build.unstash(agent, given[0]);
      case "error" -> throw new FailedStep();
      case "steps", "stages", "environment" -> {
        if (holds) {
          attempt(name, (Closure<?>) given[0]);
        }
        yield null;
      }
      case "post" -> holds ? within(name, (Closure<?>) given[0]) : null;
      case "always" -> within(name, (Closure<?>) given[0]);
      case "archiveArtifacts" -> build.archive(agent, ((Map<?, ?>) given[0]).get("artifacts"));
      case "failure" -> parent.stageFailed ? within(name, (Closure<?>) given[0]) : null;
      case "pipeline", "script", "options", "triggers", "parameters" ->
          within(name, (Closure<?>) given[0]);
      default -> null;
    };
  }

  /** A block that names a label, or the label itself, or none. */
  private Object agent(Object given) {
    agent = given instanceof Closure<?> block ? within("agent", block).agent : given.toString();
    return null;
  }

  private Object require(boolean condition) {
    holds &= condition;
    anyHolds |= condition;
    return null;
  }

  /** A stage after one that failed does not run. */
  private Object stage(Closure<?> block) {
    if (!build.failed()) {
      within("stage", block);
    }
    return null;
  }

  private void attempt(String name, Closure<?> block) {
    try {
      within(name, block);
    } catch (FailedStep e) {
      stageFailed = true;
      build.fail();
    }
  }

  private Object shell(Object argument) {
    var named = argument instanceof Map<?, ?> names ? names : Map.of("script", argument);
    if (Boolean.TRUE.equals(named.get("returnStdout"))) {
      return build.read(agent, named.get("script").toString());
    }
    var status = build.run(agent, named.get("script").toString());
    if (status != 0 && !Boolean.TRUE.equals(named.get("returnStatus"))) {
      throw new FailedStep();
    }
    return status;
  }

  private Section within(String name, Closure<?> block) {
    var section = new Section(build, name, this);
    block.setDelegate(section);
    block.setResolveStrategy(Closure.DELEGATE_ONLY);
    block.call();
    return section;
  }

  private Object evaluated(Closure<?> block) {
    block.setDelegate(new Section(build, "expression", this));
    block.setResolveStrategy(Closure.DELEGATE_ONLY);
    return block.call();
  }

  /** As Groovy sees it: neither false, nor nothing, nor an empty text. */
  private static boolean isTrue(Object value) {
    return value != null && !value.equals(false) && !value.toString().isEmpty();
  }

  @Override
  public Object getProperty(String name) {
    return switch (name) {
      case "env" -> build.environment();
      case "params" -> build.parameters();
      case "none" -> "none";
      default -> throw new MissingPropertyException(name, getClass());
    };
  }

  @Override
  public void setProperty(String name, Object value) {
    if (!kind.equals("environment")) {
      throw new MissingPropertyException(name, getClass());
    }
    build.environment().put(name, value.toString());
  }

  /** Ends the steps of a stage. */
  private static final class FailedStep extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
