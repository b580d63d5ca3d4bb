package io.github.lambdaurlguard.localcloud.resources;

import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;

/** Alarms and dashboards, which watch metrics that one machine does not have. */
final class CloudWatchResources {
  private CloudWatchResources() {}

  static Created withoutLocalEffect(Definition definition, Services services) {
    var properties = definition.properties();
    properties.withoutLocalEffect(properties.names().toArray(String[]::new));
    return Created.of(definition.physicalName());
  }
}
