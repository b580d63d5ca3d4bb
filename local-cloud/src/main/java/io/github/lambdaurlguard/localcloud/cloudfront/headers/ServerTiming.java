package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import io.github.lambdaurlguard.localcloud.cloudfront.event.Delivery;
import io.github.lambdaurlguard.localcloud.cloudfront.event.DeliveryResult;
import io.github.lambdaurlguard.localcloud.http.HeaderElements;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.eclipse.jetty.http.HttpFields;

/**
 * The {@code Server-Timing} header, with those of CloudFront's metrics that are true on one
 * machine: there is one edge location, which asks the origin itself, without looking up a name.
 *
 * @param samplingRate the percentage of responses that get the header, unless they are asked for it
 * @param chance from 0, inclusive, to 1, exclusive
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html#server-timing-header">Server-Timing
 *     header</a>
 */
public record ServerTiming(double samplingRate, DoubleSupplier chance) {
  private static final String NAME = "Server-Timing";
  private static final String HIT = "cdn-cache-hit";

  boolean isWanted(HttpRequest viewer) {
    return HeaderElements.of(viewer.headers(), "Pragma").stream()
            .anyMatch("server-timing"::equalsIgnoreCase)
        || chance.getAsDouble() * 100 < samplingRate;
  }

  /** Adds CloudFront's metrics to those of the origin, or on a hit puts them in their place. */
  static HttpResponse addTo(Delivery delivery, RequestFacts facts) {
    var headers = HttpFields.build(delivery.response().headers());
    var metrics =
        new ArrayList<String>(delivery.isFromCache() ? List.of() : headers.getValuesList(NAME));
    if (delivery.isOfOrigin()) {
      metrics.addAll(cacheMetrics(delivery));
    }
    metrics.add(described("cdn-pop", RequestFacts.EDGE_LOCATION));
    metrics.add(described("cdn-rid", facts.requestId()));
    if (metrics.contains(HIT)) {
      metrics.add(described("cdn-hit-layer", "EDGE"));
    }
    metrics.add(timed("cdn-downstream-fbl", facts.sinceArrival()));
    return delivery.response().withHeaders(headers.put(NAME, String.join(",", metrics)));
  }

  private static List<String> cacheMetrics(Delivery delivery) {
    if (delivery.result() == DeliveryResult.REFRESH_HIT) {
      return List.of("cdn-cache-refresh");
    }
    if (delivery.isFromCache()) {
      return List.of(HIT);
    }
    var metrics = new ArrayList<String>();
    metrics.add(described("cdn-upstream-layer", "EDGE"));
    metrics.add("cdn-upstream-dns;dur=0");
    delivery.origin().ifPresent(time -> metrics.add(timed("cdn-upstream-fbl", time)));
    metrics.add("cdn-cache-miss");
    return metrics;
  }

  private static String described(String metric, String description) {
    return "%s;desc=\"%s\"".formatted(metric, description);
  }

  private static String timed(String metric, Duration time) {
    return metric + ";dur=" + time.toMillis();
  }
}
