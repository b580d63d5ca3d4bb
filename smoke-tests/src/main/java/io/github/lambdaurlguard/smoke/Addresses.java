package io.github.lambdaurlguard.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the tests find what they test.
 *
 * @param distribution the address of the distribution, without a slash at its end
 * @param plainDistribution the same for plain HTTP; empty for a local cloud without HTTPS
 * @param apiBase what stands before the paths of the API: {@code /api} with edge-compact.yaml,
 *     empty with edge.yaml
 * @param readsBy what signs requests that only read: {@code Signer}, or {@code
 *     OriginAccessControl}, as edge.yaml's parameter of that name has it
 * @param certificate the certificate that the distribution has to show, if it is none that this
 *     machine trusts anyhow
 */
record Addresses(
    URI distribution,
    Optional<URI> plainDistribution,
    String apiBase,
    String readsBy,
    Optional<Path> certificate,
    Map<Route, FunctionUrl> functionUrls) {

  private static final String PREFIX = "smoke.";
  private static final String FILE = PREFIX + "addresses";

  /**
   * A function URL.
   *
   * @param region the region that calls are signed for
   */
  record FunctionUrl(URI address, String region) {}

  /**
   * Reads {@code -Dsmoke.*}; what is not given there comes from the file {@code -Dsmoke.addresses}.
   *
   * @throws IllegalArgumentException if an address is missing: without it, nothing is tested
   */
  static Addresses fromSystemProperties() {
    return read(System.getProperties());
  }

  static Addresses read(Properties system) {
    var source = new Source(system, readFile(system.getProperty(FILE, "")));
    var distribution = source.get("distribution", "output Address of the stack edge");
    var urls = new EnumMap<Route, FunctionUrl>(Route.class);
    for (var route : Route.values()) {
      var id = route.logicalId();
      var address =
          source.get("functionUrl." + id, "output %sUrl of the stack backend".formatted(id));
      urls.put(route, new FunctionUrl(URI.create(address), source.region(id)));
    }
    source.throwIfIncomplete();
    var address = URI.create(withoutSlashesAtItsEnd(distribution));
    return new Addresses(
        address,
        source.find("plainDistribution").map(URI::create).or(() -> plain(address)),
        source.find("apiBase").orElse(""),
        source.find("readsBy").orElse("Signer"),
        source.find("certificate").map(Path::of),
        Map.copyOf(urls));
  }

  /** On AWS the two differ in nothing but the scheme. */
  private static Optional<URI> plain(URI distribution) {
    return "https".equals(distribution.getScheme())
        ? Optional.of(URI.create("http://" + distribution.getRawAuthority()))
        : Optional.empty();
  }

  /** The address of the API, without a slash at its end. */
  URI api() {
    return URI.create(distribution + apiBase);
  }

  /** Whether the signer picks among the function URLs, as with edge-compact.yaml. */
  boolean hasRoutes() {
    return !apiBase.isEmpty();
  }

  /** Whether CloudFront itself signs what only reads. */
  boolean hasReadsByOriginAccessControl() {
    return readsBy.equals("OriginAccessControl");
  }

  FunctionUrl of(Route route) {
    return functionUrls.get(route);
  }

  private static Properties readFile(String name) {
    var file = new Properties();
    if (!name.isEmpty()) {
      try (var reader = Files.newBufferedReader(Path.of(name))) {
        file.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "-D%s names %s, which cannot be read; the local cloud writes it into its state folder once it serves"
                .formatted(FILE, Path.of(name).toAbsolutePath()),
            e);
      }
    }
    return file;
  }

  /** Looks values up and remembers those that it did not find, to tell of all of them at once. */
  private static final class Source {
    private final Properties system;
    private final Properties file;
    private final List<String> missing = new ArrayList<>();

    Source(Properties system, Properties file) {
      this.system = system;
      this.file = file;
    }

    String get(String key, String origin) {
      return find(key).orElseGet(() -> note(key, origin));
    }

    /** One region holds all functions of a stack, but each line of the file names its own. */
    String region(String logicalId) {
      return find("region")
          .or(() -> find("region." + logicalId))
          .orElseGet(() -> note("region", "the region of the stack backend"));
    }

    private Optional<String> find(String key) {
      return Optional.ofNullable(system.getProperty(PREFIX + key))
          .or(() -> Optional.ofNullable(file.getProperty(key)))
          .map(String::strip)
          .filter(value -> !value.isEmpty());
    }

    private String note(String key, String origin) {
      missing.add("  -D%s%s: %s".formatted(PREFIX, key, origin));
      return "";
    }

    void throwIfIncomplete() {
      if (!missing.isEmpty()) {
        throw new IllegalArgumentException(
            "The smoke tests need to know what to test. Missing:\n%s\nor all of them in one file, -D%s, such as the local cloud writes into its state folder."
                .formatted(String.join("\n", missing.stream().distinct().toList()), FILE));
      }
    }
  }

  static String withoutSlashesAtItsEnd(String address) {
    int end = address.length();
    while (end > 0 && address.charAt(end - 1) == '/') {
      end--;
    }
    return address.substring(0, end);
  }
}
