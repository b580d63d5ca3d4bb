package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.lambda.Lambda;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.resources.Created;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Services;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What surrounds a function: its version, alias, URL and permissions. */
public final class LambdaResources {
  private LambdaResources() {}

  public static Created version(Definition definition, Services services) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description");
    var function = function(definition, services, "FunctionName");
    properties
        .optionalText("CodeSha256")
        .filter(expected -> !expected.equals(Artifact.sha256(function.deployment().artifact())))
        .ifPresent(
            expected -> {
              throw properties.error(
                  "CodeSha256",
                  "%s is not the hash of %s, which is %s"
                      .formatted(
                          expected,
                          function.deployment().artifact(),
                          Artifact.sha256(function.deployment().artifact())));
            });
    if (published(function, services).isPresent()) {
      throw properties.error(
          "FunctionName",
          "there is a version of this function already, and Lambda publishes the same code once");
    }
    var version = services.lambda().publish(function);
    if (function.configuration().snapStart()) {
      version.warmUp();
    }
    return new Created(
        version.arn(), Map.of("FunctionArn", version.arn(), "Version", Lambda.PUBLISHED));
  }

  public static Created alias(Definition definition, Services services) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description");
    var function = function(definition, services, "FunctionName");
    properties.oneOf("FunctionVersion", Lambda.PUBLISHED);
    var version =
        published(function, services)
            .orElseThrow(
                () ->
                    properties.error(
                        "FunctionVersion",
                        "there is no version %s yet: let the alias refer to the version's resource"
                            .formatted(Lambda.PUBLISHED)));
    var alias = services.lambda().addAlias(version, properties.text("Name"));
    return new Created(alias.arn(), Map.of("AliasArn", alias.arn()));
  }

  private static Optional<LambdaFunction> published(LambdaFunction function, Services services) {
    return services.lambda().function(function.configuration().arn() + ":" + Lambda.PUBLISHED);
  }

  public static Created permission(Definition definition, Services services) {
    var properties = definition.properties();
    var function = function(definition, services, "FunctionName");
    var name = properties.text("FunctionName");
    var arn = name.startsWith("arn:") ? name : function.configuration().arn() + qualifier(name);
    var conditions = new LinkedHashMap<String, Object>();
    properties
        .optionalText("FunctionUrlAuthType")
        .ifPresent(
            type -> conditions.put("StringEquals", Map.of("lambda:FunctionUrlAuthType", type)));
    if (properties.has("InvokedViaFunctionUrl")) {
      conditions.put(
          "Bool", Map.of("lambda:InvokedViaFunctionUrl", properties.text("InvokedViaFunctionUrl")));
    }
    properties
        .optionalText("SourceArn")
        .ifPresent(source -> conditions.put("ArnLike", Map.of("AWS:SourceArn", source)));
    var statement = new LinkedHashMap<String, Object>();
    statement.put("Effect", "Allow");
    statement.put("Principal", principal(properties.text("Principal")));
    statement.put("Action", properties.text("Action"));
    statement.put("Resource", arn);
    if (!conditions.isEmpty()) {
      statement.put("Condition", conditions);
    }
    services
        .resourcePolicies()
        .add(
            arn,
            PolicyDocument.resourcePolicy(
                Map.of("Version", "2012-10-17", "Statement", List.of(statement)),
                definition.resource().location()));
    return Created.of(definition.physicalName());
  }

  private static Object principal(String principal) {
    if (principal.equals("*")) {
      return principal;
    }
    return Map.of(principal.endsWith(".amazonaws.com") ? "Service" : "AWS", principal);
  }

  private static String qualifier(String name) {
    var colon = name.indexOf(':');
    return colon < 0 ? "" : name.substring(colon);
  }

  /** The function that a property names: by ARN or by name, with or without a qualifier. */
  static LambdaFunction function(Definition definition, Services services, String property) {
    var properties = definition.properties();
    var given = properties.text(property);
    var arn = given.startsWith("arn:") ? given : definition.arn("lambda", "function:" + given);
    return services
        .lambda()
        .function(arn)
        .orElseThrow(
            () -> properties.error(property, given + " is no function of these templates"));
  }
}
