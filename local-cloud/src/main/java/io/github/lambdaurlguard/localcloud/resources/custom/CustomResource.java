package io.github.lambdaurlguard.localcloud.resources.custom;

import io.github.lambdaurlguard.localcloud.lambda.Functions;
import io.github.lambdaurlguard.localcloud.lambda.LambdaFunction;
import io.github.lambdaurlguard.localcloud.resources.Planned;
import io.github.lambdaurlguard.localcloud.resources.ResourceType;
import io.github.lambdaurlguard.localcloud.resources.ResourceType.Definition;
import io.github.lambdaurlguard.localcloud.resources.Step;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A custom resource whose function has to be asked: it has not answered yet, or for other
 * properties.
 *
 * @param id the same at every start, and no other resource's
 * @param function the one that {@code ServiceToken} names
 * @param timeout how long it may take to answer
 * @param refusal makes an error of a reason
 */
public record CustomResource(
    String id,
    String type,
    String logicalId,
    String stackId,
    Map<String, Object> properties,
    LambdaFunction function,
    Duration timeout,
    Function<String, TemplateException> refusal)
    implements Step {
  private static final int DEFAULT_SERVICE_TIMEOUT_SECONDS = 3600;

  /**
   * The type of custom resources, whatever their names.
   *
   * @param answers what they have answered so far, by id
   */
  public static ResourceType type(
      Functions functions, Map<String, CustomResourceResponse> answers) {
    return definition -> plan(definition, functions, answers);
  }

  private static Planned plan(
      Definition definition, Functions functions, Map<String, CustomResourceResponse> answers) {
    var properties = definition.properties();
    var serviceToken = properties.text("ServiceToken");
    var function =
        functions
            .function(serviceToken)
            .orElseThrow(
                () ->
                    properties.error(
                        "ServiceToken", serviceToken + " is not a function of these templates"));
    var timeout = properties.integer("ServiceTimeout", DEFAULT_SERVICE_TIMEOUT_SECONDS);
    var document = new LinkedHashMap<String, Object>();
    for (var name : properties.names()) {
      document.put(name, properties.document(name));
    }
    var answer = answers.get(definition.seed());
    return answer != null && answer.properties().equals(document)
        ? Planned.of(answer.physicalId(), answer.attributes())
        : Planned.unknown(
            new CustomResource(
                definition.seed(),
                definition.resource().type(),
                definition.resource().logicalId(),
                definition.stack().stackId(),
                document,
                function,
                Duration.ofSeconds(timeout),
                reason -> properties.error("ServiceToken", reason)));
  }

  TemplateException failure(String reason) {
    return refusal.apply(reason);
  }
}
