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
     * Evaluates the templates anew. New functions have yet to be initialised.
     *
     * @throws RuntimeException if that is not possible; what ran before goes on then
     */
    Initialisation redeploy();
  }

  private final Console console;
  private final Running running;
  private final RunSettings settings;
  private final Set<Path> sites;

  Reload(Console console, Running running, RunSettings settings) {
    this.console = console;
    this.running = running;
    this.settings = settings;
    this.sites = Set.copyOf(settings.sites().values());
  }

  /** Remembers what they are now, to follow them from its start. */
  SourceWatch watch() {
    return new SourceWatch(console, this::sources, this::changed);
  }

  private Set<Path> sources() {
    var sources = new HashSet<>(sites);
    settings.templates().stream().map(TemplateInRegion::file).forEach(sources::add);
    sources.addAll(running.artifacts());
    return sources;
  }

  private void changed(Set<Path> changed) {
    console.line("");
    console.line(
        "Changed: "
            + changed.stream()
                .map(path -> path.getFileName().toString())
                .sorted()
                .collect(Collectors.joining(", ")));
    if (sites.containsAll(changed)) {
      running.invalidate();
      console.line("The bucket's objects are the new ones, and the cache is empty.");
    } else {
      redeploy();
    }
  }

  /** Takes over what has changed, or tells why not; one change at a time. */
  synchronized void redeploy() {
    var start = System.nanoTime();
    Initialisation initialisation;
    try {
      initialisation = running.redeploy();
    } catch (PlanException e) {
      e.problems().forEach(console::problem);
      console.problem("Not reloaded: the old deployment keeps running.");
      return;
    } catch (TemplateException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      console.problems(Causes.of(e));
      console.problem("Not reloaded: the old deployment keeps running.");
      return;
    }
    initialisation.start(
        failing ->
            failing.ifPresentOrElse(
                functions -> console.problem("Not all of it was reloaded: " + functions + "."),
                () ->
                    console.line(
                        "Reloaded after %s. Tables keep their data."
                            .formatted(Elapsed.since(start)))));
  }
}
