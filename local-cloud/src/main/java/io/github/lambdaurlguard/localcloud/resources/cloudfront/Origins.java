package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import io.github.lambdaurlguard.localcloud.cloudfront.origin.Origin;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The origins of a distribution.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html">Origin
 *     settings</a>
 */
final class Origins {
  /** CloudFront's quota. */
  private static final int MOST = 100;

  private final Map<String, Origin> byId = new LinkedHashMap<>();

  private Origins() {}

  /**
   * Reads them.
   *
   * @param reader reads one of them
   */
  static Origins read(Properties configuration, Function<Properties, Origin> reader) {
    var origins = new Origins();
    for (var origin : configuration.objects("Origins")) {
      var read = reader.apply(origin);
      if (origins.byId.put(read.id(), read) != null) {
        throw origin.error("Id", read.id() + " is another origin's too");
      }
    }
    if (origins.byId.size() > MOST) {
      throw configuration.error(
          "Origins",
          "has %d origins; a distribution has at most %d".formatted(origins.byId.size(), MOST));
    }
    return origins;
  }

  /** The origin that a property names. */
  Origin named(Properties properties, String name) {
    var id = properties.text(name);
    var origin = byId.get(id);
    if (origin == null) {
      throw properties.error(
          name, "%s is none of the origins: %s".formatted(id, String.join(", ", byId.keySet())));
    }
    return origin;
  }
}
