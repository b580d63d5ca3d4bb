package io.github.lambdaurlguard.localcloud.resources.lambda;

import io.github.lambdaurlguard.localcloud.functionurl.Cors;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrl.InvokeMode;
import io.github.lambdaurlguard.localcloud.functionurl.FunctionUrls;
import io.github.lambdaurlguard.localcloud.lambda.Functions;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.resources.Identifier;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.template.Properties;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Function URLs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-url.html">AWS::Lambda::Url</a>
 */
final class UrlResource {
  private static final int ID_LENGTH = 32;

  /** What AllowMethods takes; OPTIONS is longer than the six characters that Lambda allows. */
  private static final Set<String> CORS_METHODS =
      Set.of("*", "DELETE", "GET", "HEAD", "PATCH", "POST", "PUT");

  /** The pattern of the property Qualifier. */
  private static final Pattern ALIAS = Pattern.compile("(?!\\d+$)[0-9a-zA-Z-_]+");

  private static final Pattern ORIGIN = Pattern.compile("\\*|[a-z][a-z0-9+.-]*://[^/\\s]+");
  private static final int MAX_CORS_AGE_SECONDS = 86_400;

  private final Functions functions;
  private final FunctionUrls urls;

  UrlResource(Functions functions, FunctionUrls urls) {
    this.functions = functions;
    this.urls = urls;
  }

  Planned plan(Definition definition) {
    var properties = definition.properties();
    var authType = properties.oneOf("AuthType", "AWS_IAM", "NONE");
    var invokeMode =
        properties
            .optionalOneOf("InvokeMode", "BUFFERED", "RESPONSE_STREAM")
            .map(InvokeMode::valueOf)
            .orElse(InvokeMode.BUFFERED);
    var function = LambdaResources.function(definition, functions, "TargetFunctionArn");
    var target = qualified(function, properties);
    if (urls.all().stream().anyMatch(other -> other.function().arn().equals(target.arn()))) {
      throw properties.error(
          "TargetFunctionArn",
          "Failed to create function url config for [functionArn = %s]. Error message:  FunctionUrlConfig exists for this Lambda function: a function has one URL, and each alias another"
              .formatted(target.arn()));
    }
    var url =
        new FunctionUrl(
            Identifier.of(ID_LENGTH, urls.machineKey() + "/" + definition.seed()),
            definition.stack().region(),
            FunctionUrl.AuthType.valueOf(authType),
            invokeMode,
            properties.optionalObject("Cors").map(UrlResource::cors),
            target);
    urls.add(url);
    return Planned.of(
        target.arn(),
        Map.of("FunctionArn", target.arn(), "FunctionUrl", "https://" + url.host() + "/"));
  }

  private LambdaFunction qualified(LambdaFunction function, Properties properties) {
    var qualifier = properties.optionalText("Qualifier");
    if (qualifier.isEmpty()) {
      return function;
    }
    if (!ALIAS.matcher(qualifier.get()).matches()) {
      throw properties.error(
          "Qualifier", qualifier.get() + " is not an alias, and a URL cannot belong to a version");
    }
    return functions
        .function(function.configuration().arn() + ":" + qualifier.get())
        .orElseThrow(
            () ->
                properties.error(
                    "Qualifier",
                    "there is no alias %s yet: correct it, or let the URL depend on the alias (DependsOn)"
                        .formatted(qualifier.get())));
  }

  private static Cors cors(Properties properties) {
    for (var method : properties.texts("AllowMethods")) {
      if (!CORS_METHODS.contains(method)) {
        throw properties.error(
            "AllowMethods",
            method
                + " is not one of GET, PUT, HEAD, POST, PATCH, DELETE and *; Lambda answers OPTIONS"
                + " itself");
      }
    }
    for (var origin : properties.texts("AllowOrigins")) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw properties.error(
            "AllowOrigins", origin + " is neither * nor an origin such as https://example.com");
      }
    }
    var cors =
        new Cors(
            properties.flag("AllowCredentials", false),
            properties.texts("AllowHeaders"),
            properties.texts("AllowMethods"),
            properties.texts("AllowOrigins"),
            properties.texts("ExposeHeaders"),
            properties.integer("MaxAge", 0, 0, MAX_CORS_AGE_SECONDS));
    if (cors.allowCredentials() && cors.allowOrigins().contains("*")) {
      throw properties.error(
          "AllowCredentials",
          "browsers take credentials from no answer that allows the origin *; name the origins");
    }
    return cors;
  }
}
