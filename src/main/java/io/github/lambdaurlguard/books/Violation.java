package io.github.lambdaurlguard.books;

import java.util.LinkedHashMap;
import java.util.Map;

/** One broken rule: where, which, and a sentence for people that says what to do instead. */
record Violation(String field, String rule, String message) {

  private static final int SHOWN_CHARACTERS = 40;

  Map<String, Object> toJson() {
    var json = new LinkedHashMap<String, Object>();
    json.put("field", field);
    json.put("rule", rule);
    json.put("message", message);
    return json;
  }

  /** The value in quotes, cut to a length that an error message can carry. */
  static String show(String value) {
    return value.codePointCount(0, value.length()) <= SHOWN_CHARACTERS
        ? "\"" + value + "\""
        : "\"" + value.substring(0, value.offsetByCodePoints(0, SHOWN_CHARACTERS)) + "…\"";
  }
}
