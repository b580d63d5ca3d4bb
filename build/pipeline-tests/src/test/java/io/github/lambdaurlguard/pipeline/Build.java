package io.github.lambdaurlguard.pipeline;

import groovy.lang.GroovyShell;
import groovy.util.DelegatingScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.control.CompilerConfiguration;

/** One build of a Jenkinsfile: why it runs, what its commands answer, and then what it ran. */
final class Build {
  private final Map<String, Object> environment = new HashMap<>();
  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, Integer> exitStatuses = new HashMap<>();
  private final List<String> commands = new ArrayList<>();
  private final Set<Object> stashes = new HashSet<>();
  private final Set<Object> refusing = new HashSet<>();
  private String cause = "BranchEventCause";
  private boolean failed;

  static Build ofBranch(String name) {
    var build = new Build();
    build.environment.put("BRANCH_NAME", name);
    return build;
  }

  static Build ofPullRequest() {
    var build = ofBranch("PR-1");
    build.environment.put("CHANGE_ID", "1");
    return build;
  }

  Build triggeredBy(String newCause) {
    cause = newCause;
    return this;
  }

  Build withParameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  Build whereEndsWith(int status, String command) {
    exitStatuses.put(command, status);
    return this;
  }

  /**
   * Runs the pipeline.
   *
   * @throws IllegalArgumentException if it has something that its place does not allow
   */
  Build run(Path jenkinsfile) throws IOException {
    var configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(DelegatingScript.class.getName());
    var script = (DelegatingScript) new GroovyShell(configuration).parse(jenkinsfile.toFile());
    script.setDelegate(new Section(this, "file"));
    script.run();
    return this;
  }

  Build refusedBy(String group) {
    refusing.add(group);
    return this;
  }

  /** Asks whoever is in a group, and tells whether they agreed. */
  boolean ask(Object group) {
    commands.add("asked: " + group);
    return !refusing.contains(group);
  }

  /** What ran, each with the label of its agent: {@code agent: command}. */
  List<String> commands() {
    return List.copyOf(commands);
  }

  boolean failed() {
    return failed;
  }

  Map<String, Object> environment() {
    return environment;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  boolean isTriggeredBy(String asked) {
    return cause.equals(asked);
  }

  void fail() {
    failed = true;
  }

  /** Runs a command and tells what it prints: its own text. */
  String read(String agent, String command) {
    commands.add(agent + ": " + command);
    return "printed by " + command + "\n";
  }

  Object stash(String agent, Object name) {
    commands.add(agent + ": stash " + name);
    return stashes.add(name);
  }

  Object archive(String agent, Object files) {
    return commands.add(agent + ": archive " + files);
  }

  /**
   * Brings back what a stage before has put away.
   *
   * @throws IllegalArgumentException if none has
   */
  Object unstash(String agent, Object name) {
    if (!stashes.contains(name)) {
      throw new IllegalArgumentException("nothing was stashed as " + name);
    }
    commands.add(agent + ": unstash " + name);
    return null;
  }

  /** Runs a command and tells its exit status. */
  int run(String agent, String command) {
    commands.add(agent + ": " + command);
    return exitStatuses.entrySet().stream()
        .filter(known -> command.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(0);
  }
}
