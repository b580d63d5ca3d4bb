package io.github.lambdaurlguard.localcloud.s3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A bucket whose objects are the files of a folder.
 *
 * @param folder empty when nothing was uploaded: the bucket has no objects
 */
public record Bucket(String name, String arn, String regionalDomainName, Optional<Path> folder) {

  /** The file of an object. A key never leads outside the folder. */
  Optional<Path> object(String key) {
    return folder
        .map(root -> root.resolve(key).normalize())
        .filter(file -> file.startsWith(folder.get()) && Files.isRegularFile(file));
  }
}
