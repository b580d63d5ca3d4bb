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
import io.github.lambdaurlguard.localcloud.template.Document;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What surrounds a function: its version, alias, URL and permissions. */
public final class LambdaResources {
  /** An account's id, which Lambda stores as the ARN of the account. */
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  /** The condition keys that properties of a permission stand for. */
  private static final Map<String, String> EQUAL_KEYS =
      Map.of(
          "EventSourceToken", "lambda:EventSourceToken",
          "FunctionUrlAuthType", "lambda:FunctionUrlAuthType",
          "PrincipalOrgID", "aws:PrincipalOrgID",
          "SourceAccount", "aws:SourceAccount");

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

  /** The types of functions and their layers. */
  public static Map<String, ResourceType> functions(
      Functions functions, Identities identities, CodeSources code) {
    var layers = new Layers(code.artifacts());
    return Map.of(
        "AWS::Lambda::Function",
        new LambdaFunctionResource(functions, identities, code, layers)::plan,
        "AWS::Lambda::LayerVersion",
        layers::plan,
        "AWS::Lambda::LayerVersionPermission",
        LambdaResources::layerPermission);
  }

  /** Every function of the templates has the layers that it names. */
  private static Planned layerPermission(Definition definition) {
    definition
        .properties()
        .withoutLocalEffect("Action", "LayerVersionArn", "OrganizationId", "Principal");
    return Planned.of(definition.physicalName());
  }

  /** The type of function URLs. */
  public static Map<String, ResourceType> urls(Functions functions, FunctionUrls urls) {
    return Map.of("AWS::Lambda::Url", new UrlResource(functions, urls)::plan);
  }

  private Planned version(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description", "ProvisionedConcurrencyConfig", "RuntimePolicy");
    var function = function(definition, functions, "FunctionName");
    properties
        .optionalText("CodeSha256")
        .filter(expected -> !expected.equals(Artifact.sha256(function.deployment().artifact())))
        .ifPresent(
            expected -> {
              throw properties.error(
                  "CodeSha256",
                  "CodeSHA256 (%s) is different from current CodeSHA256 in $LATEST (%s), the hash of %s"
                      .formatted(
                          expected,
                          Artifact.sha256(function.deployment().artifact()),
                          function.deployment().artifact()));
            });
    if (published(function).isPresent()) {
      throw properties.error(
          "FunctionName",
          "there is a version of this function already, and Lambda publishes the same code once");
    }
    var version = functions.publish(function);
    return Planned.of(
            version.arn(), Map.of("FunctionArn", version.arn(), "Version", Functions.PUBLISHED))
        .by(new HostedFunction(version.host(), function.configuration().snapStart()));
  }

  private Planned alias(Definition definition) {
    var properties = definition.properties();
    properties.withoutLocalEffect("Description", "ProvisionedConcurrencyConfig");
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
    if (name.endsWith(":$LATEST")) {
      throw properties.error(
          "FunctionName", "We currently do not support adding policies for $LATEST.");
    }
    var arn = name.startsWith("arn:") ? name : function.configuration().arn() + qualifier(name);
    var statement = new LinkedHashMap<String, Object>();
    statement.put("Effect", "Allow");
    statement.put("Principal", principal(properties.text("Principal")));
    statement.put("Action", properties.text("Action"));
    statement.put("Resource", arn);
    var conditions = conditions(properties);
    if (!conditions.isEmpty()) {
      statement.put("Condition", conditions);
    }
    policies.add(
        arn,
        PolicyDocument.resourcePolicy(
            Document.of(
                Map.of("Version", "2012-10-17", "Statement", List.of(statement)),
                definition.resource().location())));
    return Planned.of(definition.physicalName());
  }

  private static Map<String, Object> conditions(Properties properties) {
    checkAuthType(properties);
    var equal = new LinkedHashMap<String, Object>();
    EQUAL_KEYS.forEach(
        (property, key) ->
            properties.optionalText(property).ifPresent(value -> equal.put(key, value)));
    var conditions = new LinkedHashMap<String, Object>();
    if (!equal.isEmpty()) {
      conditions.put("StringEquals", equal);
    }
    if (properties.has("InvokedViaFunctionUrl")) {
      conditions.put(
          "Bool", Map.of("lambda:InvokedViaFunctionUrl", properties.text("InvokedViaFunctionUrl")));
    }
    properties
        .optionalText("SourceArn")
        .ifPresent(source -> conditions.put("ArnLike", Map.of("AWS:SourceArn", source)));
    return conditions;
  }

  private static void checkAuthType(Properties properties) {
    if (properties.has("FunctionUrlAuthType")) {
      properties.oneOf("FunctionUrlAuthType", "AWS_IAM", "NONE");
      if (!properties.text("Action").equals("lambda:InvokeFunctionUrl")) {
        throw properties.error(
            "FunctionUrlAuthType",
            "FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action; with"
                + " lambda:InvokeFunction use InvokedViaFunctionUrl: true");
      }
    }
  }

  private static Object principal(String principal) {
    if (principal.equals("*")) {
      return principal;
    }
    if (ACCOUNT.matcher(principal).matches()) {
      return Map.of("AWS", "arn:aws:iam::%s:root".formatted(principal));
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
            () -> properties.error(property, given + " is not a function of these templates"));
  }
}
