package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.dynamodb.Seed;
import io.github.lambdaurlguard.localcloud.innerloop.JavaSources;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What to run, and where it answers.
 *
 * @param port where the distribution listens for plain HTTP; 0 picks a free port
 * @param httpsPort where it listens for HTTPS; empty if plain HTTP counts as such
 * @param functionUrlPort where the function URLs listen; 0 picks a free port
 * @param sites folders that serve as buckets, by the bucket's logical id
 * @param artifacts the code of functions, by logical id or by S3 key
 * @param assets of a CDK application, by S3 key; what no resource asks for is no mistake
 * @param origins where requests to hosts that are not here are sent, by host
 * @param maxEnvironments how many execution environments a function has at most
 * @param debugPorts where a debugger reaches functions, by their logical ids
 * @param takesOldRuntimes whether functions run that AWS would not create any more
 * @param sources what functions are made of, compiled when it changes; empty to leave that to a
 *     build
 * @param state where the addresses and the roles' credentials are written for other programs
 * @param seed what tables have at first
 * @param openApi the document that the page shows of the API
 * @param capture whether queries, headers and bodies of requests are kept for the page, without
 *     secrets
 * @param eager whether functions initialise before anything serves
 * @param data where tables are kept from run to run; empty to forget them at the end of this one
 */
public record RunSettings(
    List<TemplateInRegion> templates,
    Map<String, String> parameters,
    Map<String, Path> sites,
    Map<String, Path> artifacts,
    Map<String, Path> assets,
    Map<String, URI> origins,
    int maxEnvironments,
    Map<String, Integer> debugPorts,
    boolean takesOldRuntimes,
    int port,
    OptionalInt httpsPort,
    int functionUrlPort,
    Optional<JavaSources> sources,
    Optional<Path> state,
    Optional<Path> data,
    Optional<Seed> seed,
    Optional<Path> openApi,
    boolean capture,
    boolean eager) {

  /**
   * A template and the region that its stack is in.
   *
   * @param name the stack's; empty for the name of the file
   */
  public record TemplateInRegion(Path file, String region, Optional<String> name) {
    public String stackName() {
      return name.orElseGet(this::nameOfFile);
    }

    /** The letters, digits and hyphens that a stack's name may have. */
    private String nameOfFile() {
      var fileName = file.getFileName().toString();
      var dot = fileName.lastIndexOf('.');
      var stem = (dot < 0 ? fileName : fileName.substring(0, dot)).replaceAll("[^a-zA-Z0-9]", "-");
      return stem.matches("[a-zA-Z].*") ? stem : "stack-" + stem;
    }
  }

  /**
   * The same templates on free ports, which nobody else knows of: without what is kept between
   * runs, watched, or debugged.
   */
  public RunSettings forTraining() {
    return new RunSettings(
        templates,
        parameters,
        sites,
        artifacts,
        assets,
        origins,
        maxEnvironments,
        Map.of(),
        takesOldRuntimes,
        0,
        httpsPort.isPresent() ? OptionalInt.of(0) : httpsPort,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }
}
