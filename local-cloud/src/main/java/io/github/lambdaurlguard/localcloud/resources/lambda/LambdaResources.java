package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.ResourcePolicies;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrls;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.lambda.Functions;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What surrounds a function: its version, alias, URL and permissions. */
public final class LambdaResources {
  private final Functions functions;
  private final ResourcePolicies policies;

  private LambdaResources(Functions functions, ResourcePolicies policies) {
    this.functions = functions;
    this.policies = policies;
  }

  /** The types of this service, all but the function's and its URL's. */
  public static Map<String, ResourceType> types(Functions functions, ResourcePolicies policies) {
    var lambda = new LambdaResources(functions, policies);
    return Map.of(
        "AWS::Lambda::Alias", lambda::alias,
        "AWS::Lambda::Permission", lambda::permission,
        "AWS::Lambda::Version", lambda::version);
  }

  /** The type of functions. */
  public static Map<String, ResourceType> functions(
      Functions functions, Identities identities, CodeSources code) {
    return Map.of(
        "AWS::Lambda::Function", new LambdaFunctionResource(functions, identities, code)::plan);
  }

  /** The type of function URLs. */
  public static Map<String, ResourceType> urls(Functions functions, FunctionUrls urls) {
    return Map.of("AWS::Lambda::Url", new UrlResource(functions, urls)::plan);
  }

  private Planned version(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description");
    var function = function(definition, functions, "FunctionName");
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
    if (published(function).isPresent()) {
      throw properties.error(
          "FunctionName",
          "there is a version of this function already, and Lambda publishes the same code once");
    }
    var version = functions.publish(function);
    return Planned.of(
            version.arn(), Map.of("FunctionArn", version.arn(), "Version", Functions.PUBLISHED))
        .by(new HostedFunction(version, function.configuration().snapStart()));
  }

  private Planned alias(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description");
    var function = function(definition, functions, "FunctionName");
    properties.oneOf("FunctionVersion", Functions.PUBLISHED);
    var version =
        published(function)
            .orElseThrow(
                () ->
                    properties.error(
                        "FunctionVersion",
                        "there is no version %s yet: let the alias refer to the version's resource"
                            .formatted(Functions.PUBLISHED)));
    var alias = functions.addAlias(version, properties.text("Name"));
    return Planned.of(alias.arn(), Map.of("AliasArn", alias.arn()));
  }

  private Optional<LambdaFunction> published(LambdaFunction function) {
    return functions.function(function.configuration().arn() + ":" + Functions.PUBLISHED);
  }

  private Planned permission(Definition definition) {
    var properties = definition.properties();
    var function = function(definition, functions, "FunctionName");
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
    policies.add(
        arn,
        PolicyDocument.resourcePolicy(
            Map.of("Version", "2012-10-17", "Statement", List.of(statement)),
            definition.resource().location()));
    return Planned.of(definition.physicalName());
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
  static LambdaFunction function(Definition definition, Functions functions, String property) {
    var properties = definition.properties();
    var given = properties.text(property);
    var arn = given.startsWith("arn:") ? given : definition.arn("lambda", "function:" + given);
    return functions
        .function(arn)
        .orElseThrow(
            () -> properties.error(property, given + " is no function of these templates"));
  }
}
