package io.github.lambdaurlguard.localcloud.cloudfront.event;

import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A response on its way to the viewer, and how CloudFront came by it.
 *
 * @param result whatever headers the response has
 * @param age how long the response has been in the cache; empty if it does not come from there
 * @param origin how long the origin took to answer, or not to; empty if it was not asked
 */
public record Delivery(
    HttpResponse response,
    DeliveryResult result,
    Optional<Duration> age,
    Optional<Duration> origin) {
  /**
   * A response that CloudFront or a function made, for which neither cache nor origin was asked.
   */
  public static Delivery of(HttpResponse response, DeliveryResult result) {
    return new Delivery(response, result, Optional.empty(), Optional.empty());
  }

  /** What an origin answered with. */
  public static Delivery fromOrigin(HttpResponse response, Duration time) {
    return of(response, DeliveryResult.MISS).afterOrigin(time);
  }

  /** A response out of the cache. An error stays one. */
  public static Delivery fromCache(HttpResponse response, DeliveryResult result, Duration age) {
    return new Delivery(
        response,
        response.isError() ? DeliveryResult.ERROR : result,
        Optional.of(age),
        Optional.empty());
  }

  /** The same after an origin was asked. */
  public Delivery afterOrigin(Duration time) {
    return new Delivery(response, result, age, Optional.of(time));
  }

  /** The same with a changed response. */
  public Delivery map(UnaryOperator<HttpResponse> change) {
    return new Delivery(change.apply(response), result, age, origin);
  }

  /**
   * The same with the response that a condition or a range of the viewer leads to; an error instead
   * of an object is CloudFront's own.
   */
  public Delivery judged(UnaryOperator<HttpResponse> judge) {
    var judged = judge.apply(response);
    return !response.isError() && judged.isError()
        ? new Delivery(judged, DeliveryResult.ERROR, Optional.empty(), origin)
        : map(_ -> judged);
  }

  /** Whether it comes from the cache. */
  public boolean isFromCache() {
    return age.isPresent();
  }

  /** Whether CloudFront made the response itself, because it had none from an origin. */
  public boolean isCloudFrontsError() {
    return result == DeliveryResult.ERROR && age.isEmpty();
  }

  /** Whether CloudFront or a function made the response: no origin did, and no cache held it. */
  public boolean isMadeByCloudFront() {
    return switch (result) {
      case HIT, REFRESH_HIT, MISS -> false;
      default -> age.isEmpty();
    };
  }

  /** The same once the origin has had its say: its error is an error to the viewer. */
  public Delivery settled() {
    return result == DeliveryResult.MISS && response.isError()
        ? new Delivery(response, DeliveryResult.ERROR, age, origin)
        : this;
  }

  /** Whether the viewer gets what the cache or the origin had, or the lack of it. */
  public boolean isOfOrigin() {
    return switch (result) {
      case HIT, REFRESH_HIT, MISS -> true;
      case ERROR -> isFromCache() || origin.isPresent();
      default -> false;
    };
  }
}
