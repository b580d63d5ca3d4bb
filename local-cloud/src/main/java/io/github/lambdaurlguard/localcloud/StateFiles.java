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
final class StateFiles implements AutoCloseable {
  private final Path addressesFile;
  private final Path credentialsFile;

  private StateFiles(Path folder) {
    addressesFile = folder.resolve("addresses.properties");
    credentialsFile = folder.resolve("credentials");
  }

  static StateFiles write(LocalCloud cloud, Path folder) {
    var files = new StateFiles(folder);
    try {
      Files.createDirectories(folder);
      files.writeCredentials(cloud);
      files.writeAddresses(cloud);
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("the state cannot be written to " + folder, e);
    }
  }

  private void writeAddresses(LocalCloud cloud) throws IOException {
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
    Files.writeString(addressesFile, addresses);
  }

  private void writeCredentials(LocalCloud cloud) throws IOException {
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
    writePrivately(credentialsFile, profiles.toString());
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  /** Removes the files: what they tell is no longer true. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(addressesFile);
    Files.deleteIfExists(credentialsFile);
  }
}
