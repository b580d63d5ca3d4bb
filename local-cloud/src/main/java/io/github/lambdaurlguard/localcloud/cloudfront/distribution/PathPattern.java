package io.github.lambdaurlguard.localcloud.cloudfront.distribution;

import io.github.lambdaurlguard.localcloud.iam.Glob;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path pattern of a cache behaviour: {@code *} stands for any number of characters, slashes
 * too, {@code ?} for exactly one. Case counts, and a leading slash may be left out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern">Path
 *     pattern</a>
 */
public final class PathPattern {
  private static final int MOST_CHARACTERS = 255;
  private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_.*?$/~\"'@:+&-]+");
  private static final String SHOWN = "letters, digits and _ - . * ? $ / ~ \" ' @ : + &";

  private final String text;
  private final Glob paths;

  /** Why CloudFront takes no such text for a path pattern, if it does not. */
  public static Optional<String> problem(String text) {
    if (text.isEmpty() || text.length() > MOST_CHARACTERS) {
      return Optional.of(
          "has %d characters; a path pattern has 1 to %d"
              .formatted(text.length(), MOST_CHARACTERS));
    }
    return LEGAL.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(text + " has a character that path patterns cannot have; legal are " + SHOWN);
  }

  public PathPattern(String text) {
    this.text = text;
    this.paths = Glob.of(text.startsWith("/") || text.startsWith("*") ? text : "/" + text);
  }

  /** Whether a path as sent by a viewer falls under this pattern. */
  public boolean matches(String path) {
    return matchesNormalized(NormalizedPath.of(path));
  }

  /** The same for a path that is normalised already. */
  boolean matchesNormalized(String normalizedPath) {
    return paths.matches(normalizedPath);
  }

  /** Whether only one path falls under it. */
  public boolean isLiteral() {
    return text.indexOf('*') < 0 && text.indexOf('?') < 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
