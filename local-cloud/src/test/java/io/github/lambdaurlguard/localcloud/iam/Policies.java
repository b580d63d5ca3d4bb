package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Document;
import io.github.lambdaurlguard.localcloud.template.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Policies for tests, as if they stood at edge.yaml:7:5. */
final class Policies {
  private static final Location PLACE = new Location("edge.yaml", 7, 5);

  private Policies() {}

  static PolicyDocument policy(Object... statements) {
    return PolicyDocument.parse(
        document(Map.of("Version", "2012-10-17", "Statement", List.of(statements))));
  }

  /** A document of maps, lists and texts. */
  static Document document(Object document) {
    return Document.of(document, PLACE);
  }

  /** A statement that allows everything, except for the elements given as names and values. */
  static Map<String, Object> statement(Object... namesAndValues) {
    Map<String, Object> statement =
        new HashMap<>(Map.of("Effect", "Allow", "Action", "*", "Resource", "*"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      statement.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return statement;
  }
}
