package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.cli.Announcement;
import io.github.lambdaurlguard.localcloud.cli.Options;
import io.github.lambdaurlguard.localcloud.cli.Options.TemplateInRegion;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Follows what the templates, the artifacts and the sites become while the local cloud runs. */
final class Reload {
  private final LocalCloud cloud;
  private final Options options;
  private final Set<Path> sites;

  private Reload(LocalCloud cloud, Options options) {
    this.cloud = cloud;
    this.options = options;
    this.sites = Set.copyOf(options.sites().values());
  }

  /** Remembers what they are now, to follow them from its start. */
  static SourceWatch watch(LocalCloud cloud, Options options) {
    var reload = new Reload(cloud, options);
    return new SourceWatch(reload::sources, reload::changed);
  }

  private Set<Path> sources() {
    var sources = new HashSet<>(sites);
    options.templates().stream().map(TemplateInRegion::file).forEach(sources::add);
    if (cloud.isDeployed()) {
      sources.addAll(cloud.deployment().artifacts());
    }
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
      cloud.deployment().invalidate();
      Console.line("The bucket's objects are the new ones, and the cache is empty.");
    } else {
      redeploy();
    }
  }

  private void redeploy() {
    var start = System.nanoTime();
    try {
      cloud.redeploy();
    } catch (TemplateException
        | IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException e) {
      Console.problem(e.getMessage());
      Console.problem("Not reloaded: what ran before goes on.");
      return;
    }
    Console.line(
        "Reloaded after %s s. Tables keep their data."
            .formatted(Announcement.seconds(Duration.ofNanos(System.nanoTime() - start))));
  }
}
