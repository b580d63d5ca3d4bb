package io.github.lambdaurlguard.localcloud.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** What a stack is created with, beside its template. */
public record StackSettings(
    String stackName, String region, String accountId, Map<String, String> parameterValues) {

  public StackSettings {
    parameterValues = Collections.unmodifiableMap(new LinkedHashMap<>(parameterValues));
  }

  /** The stack's ARN, the same at every start. */
  public String stackId() {
    String prefix =
        "arn:aws:cloudformation:" + region + ':' + accountId + ":stack/" + stackName + '/';
    return prefix + UUID.nameUUIDFromBytes(prefix.getBytes(UTF_8));
  }

  /** Without the parameter values: some may be NoEcho. */
  @Override
  public String toString() {
    return stackId() + " with " + new TreeSet<>(parameterValues.keySet());
  }
}
