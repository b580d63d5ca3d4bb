package io.github.lambdaurlguard.localcloud.iam;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a principal wants to do.
 *
 * @param context the values of condition keys; the case of a key does not matter
 */
public record AccessRequest(
    Principal principal, String action, String resource, Map<String, String> context) {

  public AccessRequest {
    Map<String, String> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ignoringCase.putAll(context);
    context = Collections.unmodifiableMap(ignoringCase);
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(context.get(key));
  }

  /** The least that a policy has to say, as JSON: to be pasted into one. */
  String allowingStatement() {
    String whose =
        switch (principal) {
          case Principal.Anonymous() -> "\"Principal\":\"*\",";
          case Principal.Service(String name) -> "\"Principal\":{\"Service\":\"" + name + "\"},";
          case Principal.Role _ -> "";
        };
    return "{\"Effect\":\"Allow\",%s\"Action\":\"%s\",\"Resource\":\"%s\"}"
        .formatted(whose, action, resource);
  }

  @Override
  public String toString() {
    return action + " on " + resource + " by " + principal;
  }
}
