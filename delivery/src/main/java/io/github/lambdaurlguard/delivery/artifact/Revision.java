package io.github.lambdaurlguard.delivery.artifact;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** Names the content of an archive and its template; a new one publishes new versions. */
public record Revision(String text) {

  private static final int DIGITS = 16;

  public static Revision of(Artifact artifact, Path template) {
    return new Revision(Digest.sha256Hex(artifact.path(), template).substring(0, DIGITS));
  }

  /** Whether another revision is of the same content, perhaps tried again. */
  public boolean isOf(String other) {
    return other.equals(text) || other.startsWith(text + "-");
  }

  /**
   * The name to deploy this content by. A version that a failed update published can outlive it,
   * and Lambda publishes none that is equal to the newest: another attempt gets another name.
   *
   * @param deployed what the stack has
   * @param published the revisions of all versions that there are
   */
  public Revision forAttempt(Optional<String> deployed, Collection<String> published) {
    var same = deployed.filter(this::isOf);
    if (same.isPresent()) {
      return new Revision(same.get());
    }
    var attempts = published.stream().filter(this::isOf).count();
    return attempts == 0 ? this : new Revision(text + "-" + (attempts + 1));
  }

  @Override
  public String toString() {
    return text;
  }
}
