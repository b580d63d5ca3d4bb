package io.github.lambdaurlguard.localcloud.resources.cloudfront;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.KeyValueStore;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.s3.Buckets;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads a key value store with the pairs that it imports.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/kvs-with-functions-create-s3-kvp.html">Create
 *     a file of key-value pairs</a>
 */
final class KeyValueStoreResource {
  private static final int MAX_KEY_BYTES = 512;
  private static final int MAX_VALUE_BYTES = 1024;
  private static final int MAX_STORE_BYTES = 5 * 1024 * 1024;
  private static final String S3_ARN = "arn:aws:s3:::";

  private KeyValueStoreResource() {}

  static Planned plan(Definition definition, Distributions distributions, Buckets buckets) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Comment", "Tags");
    var name = properties.text("Name");
    var id = UUID.nameUUIDFromBytes(definition.seed().getBytes(UTF_8)).toString();
    var arn = definition.globalArn("cloudfront", "key-value-store/" + id);
    var entries =
        properties
            .optionalObject("ImportSource")
            .map(source -> imported(source, buckets))
            .orElse(Map.of());
    distributions.addKeyValueStore(
        arn, new KeyValueStore(id, entries, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    return Planned.of(name, Map.of("Arn", arn, "Id", id, "Status", "READY"))
        .with(entries.toString());
  }

  private static Map<String, String> imported(Properties source, Buckets buckets) {
    source.oneOf("SourceType", "S3");
    var arn = source.text("SourceArn");
    var file =
        object(arn, buckets)
            .orElseThrow(
                () ->
                    source.error(
                        "SourceArn",
                        arn
                            + " is not an object of a bucket of these templates: give the bucket a"
                            + " folder with --site"));
    try {
      return pairs(source, file);
    } catch (IOException | ClassCastException e) {
      throw source.error(
          "SourceArn",
          "%s is not {\"data\": [{\"key\": …, \"value\": …}]}: %s".formatted(file, e.getMessage()));
    }
  }

  private static Optional<Path> object(String arn, Buckets buckets) {
    if (!arn.startsWith(S3_ARN)) {
      return Optional.empty();
    }
    var parts = arn.substring(S3_ARN.length()).split("/", 2);
    return parts.length < 2
        ? Optional.empty()
        : buckets.named(parts[0]).flatMap(bucket -> bucket.object(parts[1]));
  }

  private static Map<String, String> pairs(Properties source, Path file) throws IOException {
    if (Files.size(file) > MAX_STORE_BYTES) {
      throw source.error("SourceArn", file + " is over 5 MB, the most that a store may hold");
    }
    var data = (List<?>) JSON.std.mapFrom(Files.readAllBytes(file)).get("data");
    var pairs = new LinkedHashMap<String, String>();
    for (var each : data == null ? List.of() : data) {
      var pair = (Map<?, ?>) each;
      var key = (String) pair.get("key");
      var value = (String) pair.get("value");
      if (key == null || value == null) {
        throw source.error("SourceArn", file + " has a pair without key or value: " + pair);
      }
      if (key.getBytes(UTF_8).length > MAX_KEY_BYTES
          || value.getBytes(UTF_8).length > MAX_VALUE_BYTES) {
        throw source.error(
            "SourceArn",
            "%s has a key of over %d bytes, or a value of over %d: %s"
                .formatted(file, MAX_KEY_BYTES, MAX_VALUE_BYTES, key));
      }
      pairs.put(key, value);
    }
    return pairs;
  }
}
