package io.github.lambdaurlguard.localcloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/**
 * Tells other programs where the local cloud is: {@code addresses.properties} with the
 * distribution's address and the function URLs by logical id, and {@code credentials}, a shared
 * credentials file of the AWS SDKs with a profile for each role.
 */
final class StateFiles {
  private StateFiles() {}

  static void write(LocalCloud cloud, Path folder) {
    var addresses = new StringBuilder("distribution=" + cloud.address() + "\n");
    cloud.functionUrls().stream()
        .sorted(Comparator.comparing(url -> url.function().configuration().label()))
        .forEach(
            url ->
                addresses.append(
                    "functionUrl.%s=%s%nregion.%s=%s%n"
                        .formatted(
                            url.function().configuration().label(),
                            cloud.addressOf(url),
                            url.function().configuration().label(),
                            url.region())));
    var profiles = new StringBuilder();
    cloud
        .credentials()
        .forEach(
            credentials ->
                profiles.append(
                    """
                    [%s]
                    aws_access_key_id = %s
                    aws_secret_access_key = %s
                    aws_session_token = %s
                    """
                        .formatted(
                            credentials.role().name(),
                            credentials.accessKeyId(),
                            credentials.secretAccessKey(),
                            credentials.sessionToken())));
    try {
      Files.createDirectories(folder);
      writePrivately(folder.resolve("credentials"), profiles.toString());
      Files.writeString(folder.resolve("addresses.properties"), addresses);
    } catch (IOException e) {
      throw new UncheckedIOException("the state cannot be written to " + folder, e);
    }
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }
}
