package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.Set;

/** What policies of CloudFront have beside their settings: a name and a comment. */
final class PolicyHead {
  private static final int COMMENT_CHARACTERS = 128;

  private PolicyHead() {}

  /** Checks that both are as CloudFront takes them. */
  static void check(Properties config) {
    config.text("Name");
    var length = config.optionalText("Comment").orElse("").length();
    if (length > COMMENT_CHARACTERS) {
      throw config.error(
          "Comment",
          "has %d characters; CloudFront takes %d".formatted(length, COMMENT_CHARACTERS));
    }
  }

  /**
   * Refuses the name of another policy of the same kind.
   *
   * @param taken the names so far, to which this one is added
   */
  static void claimName(Properties config, Set<String> taken) {
    if (!taken.add(config.text("Name"))) {
      throw config.error("Name", config.text("Name") + " is another policy's too");
    }
  }
}
