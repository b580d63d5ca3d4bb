package io.github.lambdaurlguard.localcloud.resources.logs;

import io.github.lambdaurlguard.localcloud.resources.Created;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Services;
import java.util.Map;

/** Log groups: functions log to the console here, so they are names only. */
public final class LogsResources {
  private LogsResources() {}

  public static Created logGroup(Definition definition, Services services) {
    var properties = definition.properties();
    properties.withoutLocalEffect("RetentionInDays", "KmsKeyId", "Tags");
    var name = properties.optionalText("LogGroupName").orElseGet(definition::physicalName);
    return new Created(name, Map.of("Arn", definition.arn("logs", "log-group:" + name + ":*")));
  }
}
