package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.template.Stack.Output;
import io.github.lambdaurlguard.localcloud.template.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells other programs where the local cloud is: {@code addresses.properties} with the
 * distribution's address, its certificate and the function URLs by logical id, and {@code
 * credentials}, a shared credentials file of the AWS SDKs with a profile for each role, and {@code
 * outputs.json} with the stacks' outputs.
 */
final class StateFiles implements AutoCloseable {
  private final Path folder;
  private final Path addressesFile;
  private final Path credentialsFile;
  private final Path outputsFile;

  /** Nothing is written yet. */
  StateFiles(Path folder) {
    this.folder = folder;
    addressesFile = folder.resolve("addresses.properties");
    credentialsFile = folder.resolve("credentials");
    outputsFile = folder.resolve("outputs.json");
  }

  /** Writes the files, the addresses last: whoever waits for them finds the credentials. */
  void write(
      Addresses addresses,
      Collection<Credentials> credentials,
      Map<StackSettings, List<Output>> outputs) {
    try {
      Files.createDirectories(folder);
      replace(credentialsFile, profiles(credentials));
      replace(outputsFile, OutputsDocument.of(outputs));
      replace(addressesFile, properties(addresses));
    } catch (IOException e) {
      throw new UncheckedIOException("the state cannot be written to " + folder, e);
    }
  }

  private static String properties(Addresses addresses) {
    var text = new StringBuilder("distribution=" + addresses.distribution() + "\n");
    addresses
        .certificate()
        .ifPresent(
            file ->
                text.append(
                    "plainDistribution=%s%ncertificate=%s%n"
                        .formatted(addresses.plainDistribution(), file.toAbsolutePath())));
    addresses
        .otherDistributions()
        .forEach((id, address) -> text.append("distribution.%s=%s%n".formatted(id, address)));
    for (var url : addresses.functionUrls()) {
      text.append(
          "functionUrl.%s=%s%nregion.%s=%s%n"
              .formatted(url.label(), url.address(), url.label(), url.region()));
    }
    return text.toString();
  }

  private static String profiles(Collection<Credentials> credentials) {
    return credentials.stream()
        .map(
            each ->
                """
                [%s]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                aws_session_token = %s
                """
                    .formatted(
                        each.role().name(),
                        each.accessKeyId(),
                        each.secretAccessKey(),
                        each.sessionToken()))
        .collect(Collectors.joining());
  }

  /** Nobody reads half of it, and nobody but its owner reads it. */
  private static void replace(Path file, String text) throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes the files: what they tell is no longer true. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(addressesFile);
    Files.deleteIfExists(credentialsFile);
    Files.deleteIfExists(outputsFile);
  }
}
