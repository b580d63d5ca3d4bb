package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.console.Causes;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.run.RunSettings.TemplateInRegion;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows what the templates, the artifacts and the sites become while the local cloud runs. */
final class Reload {
  /** What runs of the templates. */
  interface Running {
    /** The files that functions were made of; none before there is a deployment. */
    Set<Path> artifacts();

    /** Forgets what CloudFront holds of the origins' answers, as an invalidation of everything. */
    void invalidate();

    /**
     * Evaluates the templates anew.
     *
     * @throws RuntimeException if that is not possible; what ran before goes on then
     */
    void redeploy();
  }

  private final Running running;
  private final RunSettings settings;
  private final Set<Path> sites;

  private Reload(Running running, RunSettings settings) {
    this.running = running;
    this.settings = settings;
    this.sites = Set.copyOf(settings.sites().values());
  }

  /** Remembers what they are now, to follow them from its start. */
  static SourceWatch watch(Running running, RunSettings settings) {
    var reload = new Reload(running, settings);
    return new SourceWatch(reload::sources, reload::changed);
  }

  private Set<Path> sources() {
    var sources = new HashSet<>(sites);
    settings.templates().stream().map(TemplateInRegion::file).forEach(sources::add);
    sources.addAll(running.artifacts());
    return sources;
  }

  private void changed(Set<Path> changed) {
    Console.line("");
    Console.line(
        "Changed: "
            + changed.stream()
                .map(path -> path.getFileName().toString())
                .sorted()
                .collect(Collectors.joining(", ")));
    if (sites.containsAll(changed)) {
      running.invalidate();
      Console.line("The bucket's objects are the new ones, and the cache is empty.");
    } else {
      redeploy();
    }
  }

  private void redeploy() {
    var start = System.nanoTime();
    try {
      running.redeploy();
    } catch (PlanException e) {
      e.problems().forEach(Console::problem);
      Console.problem("Not reloaded: what ran before goes on.");
      return;
    } catch (TemplateException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      Console.problem(Causes.of(e));
      Console.problem("Not reloaded: what ran before goes on.");
      return;
    }
    Console.line("Reloaded after %s. Tables keep their data.".formatted(Elapsed.since(start)));
  }
}
