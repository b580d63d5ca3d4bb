package io.github.lambdaurlguard.localcloud.cloudfront.origin;

import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.util.stream.Stream;

/**
 * When CloudFront signs the requests to an origin.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControlConfig.html">OriginAccessControlConfig</a>
 */
public enum SigningBehavior {
  ALWAYS("always"),
  NEVER("never"),
  NO_OVERRIDE("no-override");

  private final String text;

  SigningBehavior(String text) {
    this.text = text;
  }

  /** What templates call them. */
  public static String[] texts() {
    return Stream.of(values()).map(behavior -> behavior.text).toArray(String[]::new);
  }

  /** The one that templates call so. */
  public static SigningBehavior of(String text) {
    return Stream.of(values())
        .filter(behavior -> behavior.text.equals(text))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a request goes to the origin with a signature of CloudFront's. */
  public boolean signs(HttpRequest request) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case NO_OVERRIDE -> request.header("Authorization").isEmpty();
    };
  }
}
