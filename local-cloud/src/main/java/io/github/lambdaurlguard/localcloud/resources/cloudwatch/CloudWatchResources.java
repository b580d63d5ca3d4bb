package io.github.lambdaurlguard.localcloud.resources.cloudwatch;

import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import java.util.Map;

/** Alarms and dashboards, which watch metrics that one machine does not have. */
public final class CloudWatchResources {
  private CloudWatchResources() {}

  /** The types of this service. */
  public static Map<String, ResourceType> types() {
    return Map.of(
        "AWS::CloudWatch::Alarm", CloudWatchResources::withoutLocalEffect,
        "AWS::CloudWatch::Dashboard", CloudWatchResources::withoutLocalEffect);
  }

  private static Planned withoutLocalEffect(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect(properties.names().toArray(String[]::new));
    return Planned.of(definition.physicalName());
  }
}
