package io.github.lambdaurlguard.localcloud.localpage;

import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Behavior;
import io.github.lambdaurlguard.localcloud.cloudfront.distribution.Distribution;
import io.github.lambdaurlguard.localcloud.cloudfront.functions.CloudFrontFunction;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import io.github.lambdaurlguard.localcloud.lambda.FunctionConfiguration;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Routes, functions, tables and parameters. */
final class StacksJson {
  private StacksJson() {}

  static Map<String, Object> of(Optional<Stacks> stacks) {
    var json = new LinkedHashMap<String, Object>();
    json.put("routes", stacks.map(StacksJson::routes).orElse(List.of()));
    json.put("functions", stacks.map(StacksJson::functions).orElse(List.of()));
    json.put("tables", stacks.map(StacksJson::tables).orElse(List.of()));
    json.put("parameters", stacks.map(StacksJson::parameters).orElse(List.of()));
    return json;
  }

  private static List<Map<String, Object>> routes(Stacks stacks) {
    return stacks.distributions().stream()
        .flatMap(
            distribution ->
                distribution.behaviors().stream()
                    .map(behavior -> route(stacks, distribution, behavior)))
        .toList();
  }

  private static Map<String, Object> route(
      Stacks stacks, Distribution distribution, Behavior behavior) {
    var json = new LinkedHashMap<String, Object>();
    json.put("distribution", distribution.id());
    json.put("pattern", behavior.pattern().toString());
    json.put("methods", List.copyOf(new TreeSet<>(behavior.allowedMethods())));
    json.put(
        "edge",
        Stream.concat(
                behavior.functions().all().map(CloudFrontFunction::label),
                behavior.edge().functions().map(function -> function.configuration().label()))
            .toList());
    json.put("origin", behavior.origin().id());
    json.put(
        "function",
        stacks.functionUrls().stream()
            .filter(url -> url.host().equals(behavior.origin().domainName()))
            .map(url -> url.function().configuration().label())
            .findFirst()
            .orElse(""));
    return json;
  }

  private static List<Map<String, Object>> functions(Stacks stacks) {
    var byLabel = new TreeMap<String, FunctionConfiguration>();
    stacks.functions().stream()
        .map(LambdaFunction::configuration)
        .forEach(function -> byLabel.put(function.label(), function));
    return byLabel.values().stream().map(function -> function(stacks, function)).toList();
  }

  private static Map<String, Object> function(Stacks stacks, FunctionConfiguration function) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", function.label());
    json.put("arn", function.arn());
    json.put("runtime", function.runtime().identifier());
    json.put("handler", function.handler());
    json.put("memory", function.memoryMegabytes());
    json.put("timeout", function.timeout().toMillis());
    json.put("snapStart", function.snapStart());
    json.put(
        "urls",
        stacks.functionUrls().stream()
            .filter(url -> url.function().configuration().arn().equals(function.arn()))
            .sorted(Comparator.comparing(FunctionUrl::id))
            .map(url -> url(stacks, url))
            .toList());
    return json;
  }

  private static Map<String, Object> url(Stacks stacks, FunctionUrl url) {
    var host = url.localHost() + ":" + stacks.functionUrlPort();
    return Map.of("host", host, "address", "http://" + host + "/", "auth", url.authType().name());
  }

  private static List<Map<String, Object>> tables(Stacks stacks) {
    return stacks.tables().stream()
        .map(
            table -> {
              var json = new LinkedHashMap<String, Object>();
              json.put("name", table.name());
              json.put("region", table.region());
              json.put("key", table.key());
              json.put("indexes", table.indexes());
              return (Map<String, Object>) json;
            })
        .toList();
  }

  private static List<Map<String, Object>> parameters(Stacks stacks) {
    return stacks.parameters().stream()
        .map(
            parameter -> {
              var json = new LinkedHashMap<String, Object>();
              json.put("name", parameter.name());
              json.put("region", parameter.region());
              json.put("type", parameter.type());
              json.put("value", parameter.value());
              json.put("version", parameter.version());
              return (Map<String, Object>) json;
            })
        .toList();
  }
}
