package io.github.lambdaurlguard.localcloud.run;

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
 * @param maxEnvironments how many execution environments a function has at most
 * @param state where the addresses and the roles' credentials are written for other programs
 * @param data where tables are kept from run to run; empty to forget them at the end of this one
 */
public record RunSettings(
    List<TemplateInRegion> templates,
    Map<String, String> parameters,
    Map<String, Path> sites,
    Map<String, Path> artifacts,
    int maxEnvironments,
    int port,
    OptionalInt httpsPort,
    int functionUrlPort,
    Optional<Path> state,
    Optional<Path> data) {

  /** A template and the region that its stack is in. */
  public record TemplateInRegion(Path file, String region) {
    public String stackName() {
      var name = file.getFileName().toString();
      var dot = name.lastIndexOf('.');
      return dot < 0 ? name : name.substring(0, dot);
    }
  }
}
