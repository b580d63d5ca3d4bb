package io.github.lambdaurlguard.localcloud.cloudfront;

/**
 * An edge function returned what CloudFront does not accept: the viewer gets 502, the console the
 * rule.
 */
final class BrokenEdgeRule extends RuntimeException {
  private static final long serialVersionUID = 1;

  BrokenEdgeRule(String rule) {
    super(rule);
  }
}
