package io.github.lambdaurlguard.fork;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A function's resources, parameters, permissions, origin and behaviours in the templates. */
final class FunctionTemplates {
  private static final String HASH_OF_THE_BOOKS = "BooksCodeSha256";

  private static final String ACTION_INDENT = " ".repeat(18) + "- ";

  private final Checkout checkout;
  private final FunctionOptions options;
  private final Map<String, String> values;

  FunctionTemplates(Checkout checkout, FunctionOptions options) {
    this.checkout = checkout;
    this.options = options;
    this.values = values();
  }

  private Map<String, String> values() {
    var name = options.name();
    var backend = new YamlText(Places.BACKEND, checkout.read(Places.BACKEND));
    var values = new LinkedHashMap<String, String>();
    values.put("Name", name.className());
    values.put("kebab", name.kebab());
    values.put("package", options.packageName());
    values.put("memory", Integer.toString(options.memory()));
    values.put("jar", FunctionFiles.jarName(checkout));
    values.put(
        "codeSha256",
        backend.keys("Parameters").contains(HASH_OF_THE_BOOKS)
            ? HASH_OF_THE_BOOKS
            : "FunctionsCodeSha256");
    values.put("path", defaultOf(backend, "ParameterPath"));
    values.put("route", options.routes().getFirst().text());
    values.put(
        "routes",
        options.routes().stream().map(RoutePattern::text).collect(Collectors.joining(" and ")));
    values.put("prefix", options.prefix());
    values.put(
        "stripPrefix",
        options.prefix().isEmpty()
            ? ""
            : Snippet.of("strip-prefix.yaml", Map.of("prefix", options.prefix())).stripTrailing());
    values.put("corsMethods", String.join(", ", options.methods().names()));
    values.put("allowedMethods", options.methods().allowedAtCloudFront());
    values.put("includeBody", Boolean.toString(options.methods().takesBody()));
    values.put("tablePermissions", tablePermissions());
    values.put(
        "tableVariable",
        options.table() ? "          TABLE: !Ref " + name.className() + "Table" : "");
    return values;
  }

  private static String defaultOf(YamlText backend, String parameter) {
    var line = backend.lines(backend.block("Parameters", parameter, "Default")).getFirst();
    return line.substring(line.indexOf(':') + 1).strip();
  }

  void edit() {
    checkout.editYaml(Places.BACKEND, this::editBackend);
    checkout.edit(Places.BACKEND, this::withMetrics);
    checkout.editYaml(Places.EDGE, this::editEdge);
    if (checkout.exists(Places.COMPACT_EDGE)) {
      checkout.editYaml(Places.COMPACT_EDGE, this::addToTheSigner);
      checkout.edit(Places.COMPACT_EDGE, this::withCompactRoutes);
    }
    Boundary.fit(checkout);
  }

  private void editBackend(YamlText backend) {
    if (options.table() && backend.find("Parameters", "TableDeletionProtection").isEmpty()) {
      backend.insertBefore(
          backend.block("Parameters", "AlarmTopicArn"), snippet("table-protection.yaml"));
    }
    var urls =
        backend.keys("Resources").stream()
            .filter(
                id ->
                    backend
                        .lines(backend.block("Resources", id))
                        .contains("    Type: AWS::Lambda::Url"))
            .toList();
    if (urls.isEmpty()) {
      throw new RefusedException(Places.BACKEND + " has no function URL to put another one behind");
    }
    backend.insertAfter(
        backend.block("Resources", urls.getLast()),
        (options.table() ? snippet("table.yaml") : "") + snippet("function.yaml"));
    backend.insertAfter(backend.block(Places.PUBLISHED), snippet("published.yaml"));
    var alarms = snippet("alarms.yaml") + (options.table() ? snippet("table-alarm.yaml") : "");
    backend
        .find(Places.DASHBOARD)
        .ifPresentOrElse(
            dashboard -> backend.insertBefore(dashboard, alarms),
            () -> backend.insertAfter(backend.block("Resources", "Parameters"), "\n" + alarms));
    backend.insertAfter(
        backend.block("Outputs"),
        (options.table() ? snippet("table-output.yaml") : "") + snippet("outputs.yaml"));
  }

  /** What the handler calls, and nothing else. */
  private String tablePermissions() {
    if (!options.table()) {
      return "";
    }
    var actions = new ArrayList<String>();
    if (options.methods().has("GET", "HEAD")) {
      actions.add("dynamodb:GetItem");
    }
    if (options.methods().has("POST", "PUT", "PATCH")) {
      actions.add("dynamodb:PutItem");
    }
    if (options.methods().has("DELETE")) {
      actions.add("dynamodb:DeleteItem");
    }
    if (actions.isEmpty()) {
      throw new RefusedException(
          "--table: a function with the methods %s does nothing with it"
              .formatted(options.methods().allow()));
    }
    var lines =
        actions.stream().map(action -> ACTION_INDENT + action).collect(Collectors.joining("\n"));
    return Snippet.of(
            "table-permissions.yaml", Map.of("Name", options.name().className(), "actions", lines))
        .stripTrailing();
  }

  /** Into each widget of the dashboard that shows its metric. */
  private String withMetrics(String backend) {
    var lines = new ArrayList<>(backend.lines().toList());
    for (var metric : List.of("UrlRequestCount", "Url5xxCount", "UrlRequestLatency", "Throttles")) {
      addMetric(
          lines,
          "[\"AWS/Lambda\", \"%s\", ".formatted(metric),
          "\"FunctionName\", \"${@}\", {\"label\": \"@\"}]");
    }
    if (options.table()) {
      for (var metric : List.of("ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits")) {
        addMetric(
            lines,
            "[\"AWS/DynamoDB\", \"%s\", ".formatted(metric),
            "\"TableName\", \"${@Table}\"]");
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private void addMetric(List<String> lines, String start, String rest) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      var line = lines.get(i);
      if (line.strip().startsWith(start)) {
        var indent = line.substring(0, line.indexOf('['));
        boolean isLast = !line.endsWith(",");
        lines.set(i, isLast ? line + "," : line);
        var added = rest.replace("@", options.name().className());
        lines.add(i + 1, indent + start + added + (isLast ? "" : ","));
        return;
      }
    }
  }

  private void editEdge(YamlText edge) {
    addToTheSigner(edge);
    edge.insertAfter(edge.block(Places.ORIGINS), snippet("origin.yaml"));
    for (var route : options.routes()) {
      values.put("pattern", route.text());
      edge.insertAfter(edge.block(Places.BEHAVIORS), snippet("behavior.yaml"));
    }
  }

  /** The parameters, and the permissions of the signer, which each edge template has. */
  private void addToTheSigner(YamlText edge) {
    var parameters = snippet("edge-parameters.yaml");
    edge.find("Parameters", "EdgeCodeSha256")
        .ifPresentOrElse(
            next -> edge.insertBefore(next, parameters),
            () -> edge.insertAfter(edge.block("Parameters"), parameters));
    for (var sid : List.of("InvokeFunctionUrls", "InvokeFunctionsThroughTheirUrls")) {
      edge.insertAfter(
          edge.block(Places.signerMayCall(sid)),
          " ".repeat(18) + "- !Ref " + options.name().className() + "Arn");
    }
  }

  private String withCompactRoutes(String edge) {
    return CompactRoutes.add(
        edge,
        options.routes().stream()
            .map(RoutePattern::compact)
            .distinct()
            .map(
                path ->
                    "%s %s ${%sUrl}"
                        .formatted(
                            options.methods().allowedByTheSigner(),
                            CompactRoutes.BASE + path,
                            options.name().className()))
            .toList());
  }

  private String snippet(String resource) {
    return Snippet.of(resource, values);
  }
}
