package io.github.lambdaurlguard.localcloud.cloudfront.event;

/** An edge function did not come to a result that CloudFront can use. */
public final class FunctionFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final DeliveryResult result;

  /**
   * A failure.
   *
   * @param status what the viewer gets
   * @param result what {@code X-Cache} calls it
   * @param explanation what the viewer reads
   */
  public FunctionFailure(int status, DeliveryResult result, String explanation) {
    super(explanation);
    this.status = status;
    this.result = result;
  }

  /** The status of the answer. */
  public int status() {
    return status;
  }

  /** What {@code X-Cache} calls it. */
  public DeliveryResult result() {
    return result;
  }
}
