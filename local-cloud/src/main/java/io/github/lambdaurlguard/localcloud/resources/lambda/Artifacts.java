package io.github.lambdaurlguard.localcloud.resources.lambda;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files that the person gave for functions whose template names an object in S3, or other code.
 */
public final class Artifacts {
  private final Map<String, Path> files;
  private final Map<String, Path> assets;
  private final Set<String> unused;

  /**
   * @param files by a function's logical id or by the {@code S3Key} of its {@code Code}
   * @param assets by {@code S3Key}; some may be for nobody
   */
  public Artifacts(Map<String, Path> files, Map<String, Path> assets) {
    this.assets = assets;
    this.files = files;
    this.unused = new TreeSet<>(files.keySet());
  }

  /** The file or folder for a logical id or an {@code S3Key}. */
  public Optional<Path> find(String logicalIdOrKey) {
    unused.remove(logicalIdOrKey);
    return Optional.ofNullable(files.get(logicalIdOrKey))
        .or(() -> Optional.ofNullable(assets.get(logicalIdOrKey)));
  }

  /** What is wrong with files that no function asked for, if there are any. */
  public Optional<String> unusedProblem() {
    return unused.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "--artifact: no function of the templates has the logical id or the S3Key "
                + String.join(", ", unused));
  }
}
