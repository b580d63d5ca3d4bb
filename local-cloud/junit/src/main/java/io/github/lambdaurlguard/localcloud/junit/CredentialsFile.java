package io.github.lambdaurlguard.localcloud.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * A shared credentials file with a profile for each role.
 *
 * @param profiles the settings of each profile, by its name
 * @see <a href="https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html">its format</a>
 */
record CredentialsFile(Map<String, Map<String, String>> profiles) {

  static CredentialsFile read(Path file) {
    try {
      var profiles = new LinkedHashMap<String, Map<String, String>>();
      var profile = Map.<String, String>of();
      for (var line : Files.readAllLines(file)) {
        if (line.startsWith("[")) {
          profile = new LinkedHashMap<>();
          profiles.put(line.substring(1, line.length() - 1), profile);
        } else {
          var setting = line.split(" = ", 2);
          profile.put(setting[0], setting[1]);
        }
      }
      return new CredentialsFile(profiles);
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
  }

  /** The credentials of the role with this name, or else of the one whose name has it as a part. */
  AwsSessionCredentialsIdentity of(String role) {
    var names = profiles.containsKey(role) ? List.of(role) : namesWith(role);
    if (names.size() != 1) {
      throw new IllegalArgumentException(
          "%s is to name one role, and names %d of %s"
              .formatted(role, names.size(), profiles.keySet()));
    }
    var profile = profiles.get(names.getFirst());
    return AwsSessionCredentialsIdentity.create(
        profile.get("aws_access_key_id"),
        profile.get("aws_secret_access_key"),
        profile.get("aws_session_token"));
  }

  private List<String> namesWith(String role) {
    return profiles.keySet().stream().filter(name -> name.contains(role)).toList();
  }
}
