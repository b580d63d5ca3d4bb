package io.github.lambdaurlguard.localcloud.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A bucket whose objects are the files of a folder.
 *
 * @param folder empty when nothing was uploaded: the bucket has no objects
 * @param isForeign whether it is of no template: its policy is not known then, unless a template
 *     has one for it
 */
public record Bucket(
    String name, String arn, String regionalDomainName, Optional<Path> folder, boolean isForeign) {

  private static final Set<String> NOT_IN_FILE_NAMES = Set.of("", ".", "..");

  /** A bucket of a template. */
  public Bucket(String name, String arn, String regionalDomainName, Optional<Path> folder) {
    this(name, arn, regionalDomainName, folder, false);
  }

  /**
   * The file of an object. To S3 a key is a name like any other: {@code a/../b} is not {@code b},
   * and no key leads outside the folder, nor does a link in it.
   */
  public Optional<Path> object(String key) {
    if (key.indexOf('\0') >= 0
        || Arrays.stream(key.split("/", -1)).anyMatch(NOT_IN_FILE_NAMES::contains)) {
      return Optional.empty();
    }
    return folder
        .map(root -> root.resolve(key))
        .filter(Files::isRegularFile)
        .filter(this::isInside);
  }

  private boolean isInside(Path file) {
    try {
      return file.toRealPath().startsWith(folder.orElseThrow().toRealPath());
    } catch (IOException _) {
      // It is gone by now.
      return false;
    }
  }
}
