package io.github.lambdaurlguard.localcloud.resources.cdk;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How CDK's function for bucket deployments writes a value in the place of its marker.
 *
 * @see <a
 *     href="https://github.com/aws/aws-cdk/blob/main/packages/%40aws-cdk/custom-resource-handlers/lib/aws-s3-deployment/bucket-deployment-handler/index.py">encode_marker_value</a>
 */
enum MarkerEncoding {
  LITERAL {
    @Override
    String encoded(String value) {
      return value;
    }
  },
  UNQUOTED_JSON_VALUE {
    @Override
    String encoded(String value) {
      var json = JSON_VALUE.encoded(value);
      return json.substring(1, json.length() - 1);
    }
  },
  JSON_VALUE {
    @Override
    String encoded(String value) {
      try {
        return JSON.std.asString(value);
      } catch (IOException e) {
        throw new UncheckedIOException("a text cannot be written as JSON", e);
      }
    }
  },
  YAML_STRING {
    @Override
    String encoded(String value) {
      return PLAIN_YAML.matcher(value).matches()
              && !YAML_RESERVED.contains(value.toLowerCase(Locale.ROOT))
          ? value
          : JSON_VALUE.encoded(value);
    }
  };

  private static final Pattern PLAIN_YAML = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*+");
  private static final Set<String> YAML_RESERVED =
      Set.of("y", "n", "yes", "no", "true", "false", "on", "off", "null");

  /**
   * The encoding of a marker; empty if there is none of the name that is given.
   *
   * @param config the source's element of {@code SourceMarkersConfig}
   */
  static Optional<MarkerEncoding> of(String marker, Map<?, ?> config) {
    if (config.get("markerEncodings") instanceof Map<?, ?> encodings
        && encodings.get(marker) instanceof String name) {
      return Stream.of(values()).filter(encoding -> encoding.name().equals(name)).findFirst();
    }
    var escapes = Boolean.parseBoolean(String.valueOf(config.get("jsonEscape")));
    return Optional.of(escapes ? UNQUOTED_JSON_VALUE : LITERAL);
  }

  /** What stands in the file. */
  abstract String encoded(String value);
}
