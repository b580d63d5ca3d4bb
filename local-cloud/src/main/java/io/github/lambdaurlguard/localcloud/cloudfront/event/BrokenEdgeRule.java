package io.github.lambdaurlguard.localcloud.cloudfront.event;

import java.util.Optional;

/**
 * An edge function returned what CloudFront does not accept: the viewer gets 502, the console the
 * rule and where AWS documents it.
 */
public final class BrokenEdgeRule extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final String RESTRICTIONS =
      "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/edge-function-restrictions-all.html";

  private final String source;
  private final String words;

  /** A rule among the restrictions on all edge functions. */
  public BrokenEdgeRule(String rule) {
    this(rule, RESTRICTIONS);
  }

  /**
   * A rule that stands elsewhere.
   *
   * @param source the address of the page of AWS's documentation
   */
  public BrokenEdgeRule(String rule, String source) {
    this(rule, source, "");
  }

  /**
   * A rule of whose breach the viewer reads.
   *
   * @param words how AWS's sentence about it ends; empty where it is not known
   */
  public BrokenEdgeRule(String rule, String source, String words) {
    super(rule);
    this.source = source;
    this.words = words;
  }

  /** How AWS's sentence about it ends, if that is known. */
  public Optional<String> words() {
    return words.isEmpty() ? Optional.empty() : Optional.of(words);
  }

  /** Where AWS documents the rule. */
  public String source() {
    return source;
  }
}
