package io.github.lambdaurlguard.parameters;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The properties of the custom resource: where to write, and the values by full parameter name.
 *
 * @param region such as {@code us-east-1}
 * @param values in the order of their names
 */
record PublishedParameters(String region, Map<String, String> values) {

  /** SSM's limit for a standard parameter. */
  private static final int MAX_VALUE_CHARACTERS = 4096;

  private static final Pattern REGION = Pattern.compile("[a-z]{2,}+(?:-[a-z]++)++-\\d++");
  private static final Pattern PATH = Pattern.compile("(?:/[a-zA-Z0-9_.-]++)++");

  static PublishedParameters parse(Map<String, Object> properties) {
    var errors = new ArrayList<String>();
    Map<String, Object> given = properties == null ? Map.of() : properties;
    String region = matching(given, "Region", REGION, "a region such as us-east-1", errors);
    String path = matching(given, "Path", PATH, "a path such as /lambda-url-guard", errors);
    var values = new TreeMap<String, String>();
    if (given.get("Parameters") instanceof Map<?, ?> parameters && !parameters.isEmpty()) {
      parameters.forEach(
          (name, value) -> {
            String fullName = path + "/" + name;
            check(fullName, value, errors);
            values.put(fullName, String.valueOf(value));
          });
    } else {
      errors.add("Parameters is missing or empty; give it a map of names and values");
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", errors));
    }
    return new PublishedParameters(region, Collections.unmodifiableMap(values));
  }

  private static String matching(
      Map<String, Object> given, String name, Pattern form, String wanted, List<String> errors) {
    if (given.get(name) instanceof String value && form.matcher(value).matches()) {
      return value;
    }
    errors.add("%s is %s; give it %s".formatted(name, given.get(name), wanted));
    return "";
  }

  private static void check(String name, Object value, List<String> errors) {
    if (!PATH.matcher(name).matches()) {
      errors.add("The parameter name %s is invalid; use letters, digits, and ._-/".formatted(name));
    }
    if (!(value instanceof String text) || text.isBlank()) {
      errors.add("The value of %s is %s; give it a text".formatted(name, value));
    } else if (text.length() > MAX_VALUE_CHARACTERS) {
      errors.add(
          "The value of %s has %d characters; at most %d are allowed"
              .formatted(name, text.length(), MAX_VALUE_CHARACTERS));
    }
  }
}
