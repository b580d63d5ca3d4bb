package io.github.lambdaurlguard.localcloud.call;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A local cloud that runs, by what it wrote into its state folder. */
final class RunningCloud {
  private final Properties addresses;
  private final Map<String, Map<String, String>> profiles;

  private RunningCloud(Properties addresses, Map<String, Map<String, String>> profiles) {
    this.addresses = addresses;
    this.profiles = profiles;
  }

  /**
   * Reads the folder.
   *
   * @throws IllegalStateException if no local cloud runs there
   */
  static RunningCloud in(Path state) throws IOException {
    var file = state.resolve("addresses.properties");
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "no local cloud runs with the state folder %s: start bin/local, or give --state"
              .formatted(state));
    }
    var addresses = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      addresses.load(reader);
    }
    return new RunningCloud(addresses, profiles(Files.readAllLines(state.resolve("credentials"))));
  }

  private static Map<String, Map<String, String>> profiles(List<String> lines) {
    var profiles = new LinkedHashMap<String, Map<String, String>>();
    Map<String, String> current = new LinkedHashMap<>();
    for (var line : lines) {
      if (line.startsWith("[")) {
        current = new LinkedHashMap<>();
        profiles.put(line.substring(1, line.lastIndexOf(']')), current);
      } else if (line.contains("=")) {
        var pair = line.split("=", 2);
        current.put(pair[0].strip(), pair[1].strip());
      }
    }
    return profiles;
  }

  URI functionUrl(String function) {
    return URI.create(found("functionUrl.", function));
  }

  String region(String function) {
    return found("region.", function);
  }

  private String found(String prefix, String function) {
    var value = addresses.getProperty(prefix + function);
    if (value == null) {
      throw new IllegalArgumentException(
          "%s has no function URL; those that have one: %s"
              .formatted(function, String.join(", ", functions())));
    }
    return value;
  }

  private Set<String> functions() {
    return addresses.stringPropertyNames().stream()
        .filter(name -> name.startsWith("functionUrl."))
        .map(name -> name.substring("functionUrl.".length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The credentials of the role of this name or logical id. */
  Credentials credentials(String role) {
    var names = new ArrayList<>(profiles.keySet());
    names.removeIf(name -> !name.equals(role) && !name.contains("-" + role + "-"));
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          "%s is %s of these: %s"
              .formatted(
                  role,
                  names.isEmpty() ? "none" : "not exactly one",
                  String.join(", ", profiles.keySet())));
    }
    var profile = profiles.get(names.getFirst());
    return new Credentials(
        profile.get("aws_access_key_id"),
        profile.get("aws_secret_access_key"),
        profile.get("aws_session_token"),
        new Role(
            names.getFirst(), "arn:aws:iam::123456789012:role/" + names.getFirst(), List.of()));
  }
}
