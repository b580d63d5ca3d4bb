package io.github.lambdaurlguard.localcloud.sam;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.process.Python;
import io.github.lambdaurlguard.localcloud.template.TemplateException;
import io.github.lambdaurlguard.localcloud.template.TemplateTransform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The transform {@code AWS::Serverless-2016-10-31}, by AWS's own translator: the Python package
 * {@code aws-sam-translator}, which cfn-lint and the SAM CLI bring along.
 *
 * @param parameters the values that the person gives
 * @see <a href="https://github.com/aws/serverless-application-model">AWS Serverless Application
 *     Model</a>
 */
public record ServerlessTransform(Map<String, String> parameters) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** The translator takes seconds to start, and a template is planned more than once. */
  private static final Map<String, Map<String, Object>> RESULTS = new ConcurrentHashMap<>();

  /** The transform of templates whose stacks are in a region. */
  public TemplateTransform in(String region) {
    return (written, problem) -> template(translated(written, region, problem), problem);
  }

  private Map<String, Object> translated(
      Map<String, Object> written, String region, TemplateTransform.Problem problem) {
    var request = new LinkedHashMap<String, Object>();
    request.put("region", region);
    request.put("parameters", parameters);
    request.put("template", written);
    try {
      var text = JSON.std.asString(request);
      var known = RESULTS.get(text);
      if (known != null) {
        return known;
      }
      var output = Python.run(script(), text, Map.of("AWS_DEFAULT_REGION", region), LIMIT);
      var result = JSON.std.mapFrom(output);
      if (result.containsKey("template")) {
        RESULTS.put(text, result);
      }
      return result;
    } catch (IOException e) {
      throw problem.of("", refusal(e.getMessage()));
    }
  }

  @SuppressWarnings("unchecked") // It is JSON.
  private static Map<String, Object> template(
      Map<String, Object> result, TemplateTransform.Problem problem) {
    if (result.get("missing") instanceof String missing) {
      throw problem.of("", refusal(missing));
    }
    if (result.get("problems") instanceof List<?> problems) {
      throw TemplateException.of(
          problems.stream()
              .map(each -> (Map<String, String>) each)
              .map(each -> problem.of(each.get("resource"), each.get("message")))
              .toList());
    }
    return (Map<String, Object>) result.get("template");
  }

  private static String refusal(String reason) {
    return ("%s is run by AWS's translator, which is not there (%s): python3 -m pip install"
            + " aws-sam-translator; or run the processed template, as aws cloudformation"
            + " get-template --template-stage Processed prints it of a deployed stack")
        .formatted(TemplateTransform.SERVERLESS, reason);
  }

  private static String script() {
    try (var script =
        ServerlessTransform.class.getResourceAsStream(
            "/io/github/lambdaurlguard/localcloud/python/serverless_transform.py")) {
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar cannot be read", e);
    }
  }
}
