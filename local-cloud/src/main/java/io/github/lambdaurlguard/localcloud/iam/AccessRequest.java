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
      case Principal.CanonicalUser user ->
          statement.put("Principal", Map.of("CanonicalUser", user.id()));
      case Principal.Role _ -> {}
    }
    statement.put("Action", action);
    statement.put("Resource", resource);
    var condition = narrowingCondition();
    if (!condition.isEmpty()) {
      statement.put("Condition", condition);
    }
    return Body.ofJson(statement).text();
  }

  /** Without it the statement would allow more than this call: other ways in, other callers. */
  private Map<String, Object> narrowingCondition() {
    var condition = new LinkedHashMap<String, Object>();
    addTo(condition, "StringEquals", "lambda:FunctionUrlAuthType");
    addTo(condition, "Bool", "lambda:InvokedViaFunctionUrl");
    if (principal instanceof Principal.Service) {
      addTo(condition, "ArnEquals", "aws:SourceArn");
    }
    return condition;
  }

  private void addTo(Map<String, Object> condition, String operator, String key) {
    value(key).ifPresent(value -> condition.put(operator, Map.of(key, value)));
  }

  @Override
  public String toString() {
    return action + " on " + resource + " by " + principal;
  }
}
