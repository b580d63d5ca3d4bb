package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.http.Body;
import java.util.Collections;
import java.util.LinkedHashMap;
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
    var statement = new LinkedHashMap<String, Object>();
    statement.put("Effect", "Allow");
    switch (principal) {
      case Principal.Anonymous() -> statement.put("Principal", "*");
      case Principal.Service(String name) -> statement.put("Principal", Map.of("Service", name));
      case Principal.Role _ -> {}
    }
    statement.put("Action", action);
    statement.put("Resource", resource);
    return Body.ofJson(statement).text();
  }

  @Override
  public String toString() {
    return action + " on " + resource + " by " + principal;
  }
}
