package io.github.lambdaurlguard.fork;

import java.util.ArrayList;
import java.util.List;

/** Takes the books out of the templates. */
final class BookTemplates {
  private static final List<String> PARTS =
      List.of(
          "LogGroup", "Role", "", "Version", "Alias", "Url", "UrlForCloudFront", "ForCloudFront");
  private static final String RESOURCES = "Resources";
  private static final String OUTPUTS = "Outputs";

  private final Checkout checkout;
  private final Functions functions;

  BookTemplates(Checkout checkout, Functions functions) {
    this.checkout = checkout;
    this.functions = functions;
  }

  void remove() {
    checkout.editYaml(Places.BACKEND, this::editBackend);
    checkout.edit(Places.BACKEND, this::withoutMetrics);
    checkout.editYaml(Places.BACKEND, this::removeUnused);
    checkout.editYaml(Places.EDGE, this::editEdge);
    if (checkout.exists(Places.COMPACT_EDGE)) {
      checkout.editYaml(Places.COMPACT_EDGE, this::editCompactEdge);
      checkout.edit(Places.COMPACT_EDGE, this::withoutCompactRoutes);
    }
    Boundary.fit(checkout);
  }

  private void editBackend(YamlText backend) {
    for (var function : functions.books()) {
      PARTS.forEach(part -> remove(backend, RESOURCES, function + part));
      remove(backend, OUTPUTS, function + "Url");
      remove(backend, OUTPUTS, function + "Arn");
      for (var parameter : backend.keys(Places.PUBLISHED)) {
        var path = Places.below(Places.PUBLISHED, parameter);
        var line = backend.lines(backend.block(path)).getFirst();
        if (line.endsWith(" !GetAtt " + function + "Url.FunctionUrl")
            || line.endsWith(" !Ref " + function + "Alias")) {
          backend.remove(backend.block(path));
        }
      }
    }
    remove(backend, RESOURCES, Functions.TABLE);
    remove(backend, OUTPUTS, Functions.TABLE);
    for (var id : backend.keys(RESOURCES)) {
      if (backend
          .lines(backend.block(RESOURCES, id))
          .contains("    Type: AWS::CloudWatch::Alarm")) {
        removeFromAlarm(backend, id);
      }
    }
  }

  private static void remove(YamlText yaml, String... path) {
    yaml.find(path).ifPresent(yaml::remove);
  }

  /** Removes the books' metrics, and an alarm of which nothing is left. */
  private void removeFromAlarm(YamlText backend, String alarm) {
    var metrics = new String[] {RESOURCES, alarm, "Properties", "Metrics"};
    boolean hadSome = false;
    for (var entry : backend.entries(metrics)) {
      var block = backend.block(Places.below(metrics, entry));
      if (refersToBooks(backend.lines(block))) {
        backend.remove(block);
        hadSome = true;
      }
    }
    boolean hasOthers =
        backend.lines(backend.block(RESOURCES, alarm)).stream()
            .anyMatch(line -> line.strip().startsWith("Value: !Ref "));
    if (hadSome && !hasOthers) {
      backend.remove(backend.block(RESOURCES, alarm));
    }
  }

  private boolean refersToBooks(List<String> lines) {
    return lines.stream()
        .map(String::strip)
        .anyMatch(
            line ->
                line.equals("Value: !Ref " + Functions.TABLE)
                    || functions.books().stream()
                        .anyMatch(function -> line.equals("Value: !Ref " + function)));
  }

  /** In the dashboard's JSON: the books' lines, and widgets that showed nothing else. */
  private String withoutMetrics(String backend) {
    var kept = new ArrayList<String>();
    for (var line : backend.lines().toList()) {
      if (line.strip().startsWith("[\"AWS/") && isOfBooks(line)) {
        continue;
      }
      var isEnd = line.strip().equals("]");
      if (isEnd && kept.getLast().strip().startsWith("[\"AWS/") && kept.getLast().endsWith(",")) {
        kept.add(kept.removeLast().replaceFirst(",$", ""));
      }
      kept.add(line);
    }
    return withoutEmptyWidgets(kept);
  }

  private boolean isOfBooks(String line) {
    return line.contains("${" + Functions.TABLE + "}")
        || functions.books().stream().anyMatch(function -> line.contains("${" + function + "}"));
  }

  private static String withoutEmptyWidgets(List<String> lines) {
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals("]") && lines.get(i - 1).strip().equals("\"metrics\": [")) {
        int start = i;
        while (!lines.get(start).strip().equals("{")) {
          start--;
        }
        int end = i;
        while (!lines.get(end).strip().startsWith("}")
            || indentOf(lines, end) > indentOf(lines, start)) {
          end++;
        }
        boolean wasLast = !lines.get(end).endsWith(",");
        lines.subList(start, end + 1).clear();
        if (wasLast && lines.get(start - 1).endsWith("},")) {
          lines.set(start - 1, lines.get(start - 1).replaceFirst(",$", ""));
        }
        i = 0;
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static int indentOf(List<String> lines, int line) {
    return lines.get(line).length() - lines.get(line).stripLeading().length();
  }

  private void removeUnused(YamlText backend) {
    if (!backend.text().contains("!Ref TableDeletionProtection")) {
      remove(backend, "Parameters", "TableDeletionProtection");
    }
  }

  private void editEdge(YamlText edge) {
    for (var function : functions.books()) {
      removeFromTheSigner(edge, function);
      remove(edge, Places.below(Places.ORIGINS, "- Id: " + function));
      for (var behavior : edge.entries(Places.BEHAVIORS)) {
        var block = edge.block(Places.below(Places.BEHAVIORS, behavior));
        if (edge.lines(block).stream()
            .anyMatch(line -> line.strip().equals("TargetOriginId: " + function))) {
          edge.remove(block);
        }
      }
    }
  }

  private static void removeFromTheSigner(YamlText edge, String function) {
    remove(edge, "Parameters", function + "Url");
    remove(edge, "Parameters", function + "Arn");
    for (var sid : List.of("InvokeFunctionUrls", "InvokeFunctionsThroughTheirUrls")) {
      remove(edge, Places.below(Places.signerMayCall(sid), "- !Ref " + function + "Arn"));
    }
  }

  private void editCompactEdge(YamlText edge) {
    functions.books().forEach(function -> removeFromTheSigner(edge, function));
  }

  private String withoutCompactRoutes(String edge) {
    var text = edge;
    for (var function : functions.books()) {
      text = CompactRoutes.remove(text, line -> line.contains("${" + function + "Url}"));
      // The origin's own domain name, which plays no part.
      text =
          text.replace(
              "!Ref " + function + "Url]]", "!Ref " + functions.others().getFirst() + "Url]]");
    }
    return text;
  }
}
