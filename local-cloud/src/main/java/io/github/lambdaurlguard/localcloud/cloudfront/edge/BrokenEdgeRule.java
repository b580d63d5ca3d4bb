package io.github.lambdaurlguard.localcloud.cloudfront.edge;

/**
 * An edge function returned what CloudFront does not accept: the viewer gets 502, the console the
 * rule.
 */
public final class BrokenEdgeRule extends RuntimeException {
  private static final long serialVersionUID = 1;

  public BrokenEdgeRule(String rule) {
    super(rule);
  }
}
