package io.github.lambdaurlguard.localcloud.cloudfront.headers;

import io.github.lambdaurlguard.localcloud.http.HeaderElements;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  boolean isWanted(HttpRequest viewer) {
    return HeaderElements.of(viewer.headers(), "Pragma").stream()
            .anyMatch("server-timing"::equalsIgnoreCase)
        || chance.getAsDouble() * 100 < samplingRate;
  }

  /** Adds CloudFront's metrics to those of the origin, or on a hit puts them in their place. */
  static void addTo(HttpFields.Mutable headers, RequestFacts facts) {
    var fromOrigin = headers.getValuesList(NAME);
    var isHit = headers.contains("Age");
    var metrics = new ArrayList<String>(isHit ? List.of() : fromOrigin);
    cacheResult(headers, isHit, facts.origin().isPresent())
        .ifPresent(
            result -> {
              if (result.equals("cdn-cache-miss")) {
                metrics.add(described("cdn-upstream-layer", "EDGE"));
                metrics.add("cdn-upstream-dns;dur=0");
                facts.origin().ifPresent(time -> metrics.add(timed("cdn-upstream-fbl", time)));
              }
              metrics.add(result);
            });
    metrics.add(described("cdn-pop", RequestFacts.EDGE_LOCATION));
    metrics.add(described("cdn-rid", facts.requestId()));
    if (metrics.contains("cdn-cache-hit")) {
      metrics.add(described("cdn-hit-layer", "EDGE"));
    }
    metrics.add(timed("cdn-downstream-fbl", facts.sinceArrival()));
    headers.put(NAME, String.join(",", metrics));
  }

  /** None for what CloudFront or a function of it answers without cache and origin. */
  private static Optional<String> cacheResult(
      HttpFields headers, boolean isHit, boolean originWasAsked) {
    return switch (headers.get("X-Cache")) {
      case "Hit from cloudfront" -> Optional.of("cdn-cache-hit");
      case "RefreshHit from cloudfront" -> Optional.of("cdn-cache-refresh");
      case "Miss from cloudfront" -> Optional.of("cdn-cache-miss");
      case "Error from cloudfront" -> errorResult(isHit, originWasAsked);
      case null, default -> Optional.empty();
    };
  }

  private static Optional<String> errorResult(boolean isHit, boolean originWasAsked) {
    if (isHit) {
      return Optional.of("cdn-cache-hit");
    }
    return originWasAsked ? Optional.of("cdn-cache-miss") : Optional.empty();
  }

  private static String described(String metric, String description) {
    return "%s;desc=\"%s\"".formatted(metric, description);
  }

  private static String timed(String metric, Duration time) {
    return metric + ";dur=" + time.toMillis();
  }
}
