package io.github.lambdaurlguard.localcloud.resources.cloudwatch;

import io.github.lambdaurlguard.localcloud.resources.Created;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Services;

/** Alarms and dashboards, which watch metrics that one machine does not have. */
public final class CloudWatchResources {
  private CloudWatchResources() {}

  public static Created withoutLocalEffect(Definition definition, Services services) {
    var properties = definition.properties();
    properties.withoutLocalEffect(properties.names().toArray(String[]::new));
    return Created.of(definition.physicalName());
  }
}
