package io.github.lambdaurlguard.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The permissions boundary of bootstrap.yaml: of DynamoDB it allows what a role of the backend
 * needs, and nothing else.
 */
final class Boundary {
  private static final String SERVICE = "dynamodb:";
  private static final String STATEMENT = "- Sid: UseTheTables";

  private Boundary() {}

  /** Adds what the backend's roles need and takes away what none needs. */
  static void fit(Checkout checkout) {
    var needed =
        checkout.read(Places.BACKEND).lines().flatMap(line -> actions(line).stream()).toList();
    checkout.editYaml(Places.BOOTSTRAP, bootstrap -> fit(bootstrap, new TreeSet<>(needed)));
  }

  private static List<String> actions(String line) {
    var text = line.strip().replace("Action: ", "").replace("- ", "");
    return text.startsWith(SERVICE) ? List.of(text) : List.of();
  }

  private static void fit(YamlText bootstrap, Set<String> needed) {
    var found = bootstrap.find(Places.below(Places.BOUNDARY, STATEMENT));
    var allowed =
        found.stream()
            .flatMap(statement -> bootstrap.lines(statement).stream())
            .flatMap(line -> actions(line).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (allowed.equals(needed)) {
      return;
    }
    var lines =
        needed.stream()
            .map(action -> "              - " + action)
            .collect(Collectors.joining("\n"));
    var statement = Snippet.of("boundary-tables.yaml", Map.of("actions", lines));
    if (found.isEmpty()) {
      bootstrap.insertAfter(bootstrap.block(Places.BOUNDARY), statement);
    } else if (needed.isEmpty()) {
      bootstrap.remove(found.get());
    } else {
      bootstrap.replace(found.get(), withActions(bootstrap.lines(found.get()), lines));
    }
  }

  /** The rest of the statement stays as it is. */
  private static List<String> withActions(List<String> statement, String actions) {
    var lines = new ArrayList<String>();
    Predicate<String> isAction = line -> !actions(line).isEmpty();
    boolean isWritten = false;
    for (var line : statement) {
      if (!isAction.test(line)) {
        lines.add(line);
      } else if (!isWritten) {
        lines.addAll(actions.lines().toList());
        isWritten = true;
      }
    }
    return lines;
  }
}
