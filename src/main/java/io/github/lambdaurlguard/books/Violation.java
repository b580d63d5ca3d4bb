package io.github.lambdaurlguard.books;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One broken rule: where, which, and a sentence for people that says what to do instead. Field and
 * message may quote what a client sent, so both are cut and made printable.
 */
record Violation(String field, String rule, String message) {

  private static final int MAX_FIELD_CHARACTERS = 100;

  Violation {
    field = Printable.cut(field, MAX_FIELD_CHARACTERS);
    message = Printable.message(message);
  }

  Map<String, Object> toJson() {
    var json = new LinkedHashMap<String, Object>();
    json.put("field", field);
    json.put("rule", rule);
    json.put("message", message);
    return json;
  }

  /** The value in quotes, cut to a length that an error message can carry. */
  static String show(String value) {
    return Printable.quoted(value);
  }
}
