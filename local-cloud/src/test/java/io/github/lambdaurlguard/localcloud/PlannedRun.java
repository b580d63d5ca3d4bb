package io.github.lambdaurlguard.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lambdaurlguard.localcloud.dynamodb.Seed;
import io.github.lambdaurlguard.localcloud.run.Plan;
import io.github.lambdaurlguard.localcloud.run.PlanException;
import io.github.lambdaurlguard.localcloud.run.RunSettings;
import io.github.lambdaurlguard.localcloud.run.RunSettings.TemplateInRegion;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Plans what a run would run, in this process and without any effect. */
public final class PlannedRun {
  private static final int MAX_ENVIRONMENTS = 10;

  private final List<TemplateInRegion> templates;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, Path> sites = new LinkedHashMap<>();
  private final Map<String, Path> artifacts = new LinkedHashMap<>();
  private final Map<String, URI> origins = new LinkedHashMap<>();

  private boolean oldRuntimes;
  private Optional<Seed> seed = Optional.empty();

  private PlannedRun(List<TemplateInRegion> templates) {
    this.templates = templates;
  }

  /** A run of templates in us-east-1. */
  public static PlannedRun of(Path... templates) {
    return new PlannedRun(
        Stream.of(templates)
            .map(file -> new TemplateInRegion(file, "us-east-1", Optional.empty()))
            .toList());
  }

  public PlannedRun with(String parameter, String value) {
    parameters.put(parameter, value);
    return this;
  }

  public PlannedRun site(String bucket, Path folder) {
    sites.put(bucket, folder);
    return this;
  }

  public PlannedRun artifact(String idOrKey, Path file) {
    artifacts.put(idOrKey, file);
    return this;
  }

  public PlannedRun origin(String host, String server) {
    origins.put(host, URI.create(server));
    return this;
  }

  public PlannedRun withOldRuntimes() {
    oldRuntimes = true;
    return this;
  }

  public PlannedRun seed(Path file) {
    seed = Optional.of(Seed.read(file));
    return this;
  }

  /** The settings of the run. */
  public RunSettings settings() {
    return new RunSettings(
        templates,
        parameters,
        sites,
        artifacts,
        Map.of(),
        origins,
        MAX_ENVIRONMENTS,
        Map.of(),
        oldRuntimes,
        0,
        OptionalInt.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        seed,
        Optional.empty(),
        false,
        false);
  }

  /** All that is wrong with it, a line each. */
  public List<String> problems() {
    var refusal = catchThrowableOfType(PlanException.class, () -> Plan.of(settings()));
    return refusal == null ? List.of() : refusal.problems();
  }

  /** Checks that the plan is refused with a message that names the template and says why. */
  public void assertRefused(String template, String message) {
    assertThat(problems())
        .anySatisfy(problem -> assertThat(problem).contains(template + ":").contains(message));
  }
}
