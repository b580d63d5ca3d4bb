package io.github.lambdaurlguard.localcloud.resources.logs;

import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import java.util.Map;

/** Log groups: functions log to the console here, so they are names only. */
public final class LogsResources {
  private LogsResources() {}

  /** The types of this service. */
  public static Map<String, ResourceType> types() {
    return Map.of("AWS::Logs::LogGroup", LogsResources::logGroup);
  }

  private static Planned logGroup(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect("RetentionInDays", "KmsKeyId", "Tags");
    var name = properties.optionalText("LogGroupName").orElseGet(definition::physicalName);
    return Planned.of(name, Map.of("Arn", definition.arn("logs", "log-group:" + name + ":*")));
  }
}
