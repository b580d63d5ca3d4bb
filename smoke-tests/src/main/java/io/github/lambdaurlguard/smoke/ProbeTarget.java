package io.github.lambdaurlguard.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * What cloudformation/probes.yaml and probes-edge.yaml made.
 *
 * @param echo the function URL that answers with its event
 * @param allowing the function URL with {@code Cors}, of a function that allows the same origin
 * @param distribution the probes' own, the echo behind it
 * @param edge the one with the Lambda@Edge function that breaks rules
 * @param credentials profiles of the roles of the template, by names that contain the logical ids
 */
record ProbeTarget(
    Addresses.FunctionUrl echo,
    Addresses.FunctionUrl allowing,
    URI distribution,
    URI edge,
    Optional<Path> certificate,
    ProfileFile credentials) {

  private static final String DISTRIBUTION = "distribution.probes";
  private static final String EDGE = "distribution.probes-edge";

  /**
   * Reads the file {@code -Dsmoke.addresses} and the shared credentials file.
   *
   * @throws IllegalStateException if what runs has not the template
   */
  static ProbeTarget fromSystemProperties() {
    var file = new Properties();
    try (var reader = Files.newBufferedReader(Path.of(System.getProperty("smoke.addresses", "")))) {
      file.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("-Dsmoke.addresses has to name a file that can be read", e);
    }
    if (!file.containsKey(DISTRIBUTION) || !file.containsKey(EDGE)) {
      throw new IllegalStateException(
          "What runs has not what probes ask: call bin/prove, or bin/prove --target local.");
    }
    return new ProbeTarget(
        functionUrl(file, "Echo"),
        functionUrl(file, "Allowing"),
        distribution(file, DISTRIBUTION),
        distribution(file, EDGE),
        Optional.ofNullable(file.getProperty("certificate")).map(Path::of),
        ProfileFile.defaultProfileFile());
  }

  private static URI distribution(Properties file, String name) {
    return URI.create(Addresses.withoutSlashesAtItsEnd(file.getProperty(name)));
  }

  private static Addresses.FunctionUrl functionUrl(Properties file, String function) {
    return new Addresses.FunctionUrl(
        URI.create(file.getProperty("functionUrl." + function)),
        file.getProperty("region." + function, file.getProperty("region", "")));
  }

  /** The credentials of a role of the template, by its logical id. */
  AwsCredentialsIdentity credentialsOf(String role) {
    var profile =
        credentials.profiles().keySet().stream()
            .filter(name -> Stream.of(name.split("-", -1)).anyMatch(role::equals))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "AWS_SHARED_CREDENTIALS_FILE has no profile of the role " + role));
    return ProfileCredentialsProvider.builder()
        .profileFile(credentials)
        .profileName(profile)
        .build()
        .resolveCredentials();
  }
}
