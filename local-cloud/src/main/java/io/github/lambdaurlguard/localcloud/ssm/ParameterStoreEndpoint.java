package io.github.lambdaurlguard.localcloud.ssm;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.jsonapi.ApiCall;
import io.github.lambdaurlguard.localcloud.jsonapi.ApiRefusal;
import io.github.lambdaurlguard.localcloud.jsonapi.JsonApi;
import io.github.lambdaurlguard.localcloud.jsonapi.JsonEndpoint;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.ssm.Parameters.Parameter;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parameter Store's API as far as the functions of a template use it: {@code PutParameter}, {@code
 * GetParameter}, {@code GetParameters}, {@code GetParametersByPath}, {@code GetParameterHistory},
 * {@code DeleteParameter} and {@code DeleteParameters}.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/Welcome.html">AWS
 *     Systems Manager API</a>
 */
public final class ParameterStoreEndpoint {
  private static final JsonApi API =
      new JsonApi(
          "Parameter Store", "ssm", "AmazonSSM.", "1.1", "", "Missing Authentication Token");

  /** How many versions GetParameterHistory gives at once, at most and unless asked for less. */
  private static final int HISTORY_PAGE = 50;

  private final Parameters parameters;
  private final String accountId;

  private ParameterStoreEndpoint(Parameters parameters, String accountId) {
    this.parameters = parameters;
    this.accountId = accountId;
  }

  /** The endpoint of an account. */
  public static HttpListener.Service of(
      Console console, Parameters parameters, SignatureVerifier signatures, String accountId) {
    var service = new ParameterStoreEndpoint(parameters, accountId);
    return new JsonEndpoint(console, API, signatures, service::answerTraced);
  }

  private HttpResponse answerTraced(ApiCall call) {
    var step = Recording.begin(Part.PARAMETER_STORE, call.operation());
    try {
      var answer = call.done(answer(call));
      step.passed("");
      return answer;
    } catch (ApiRefusal refusal) {
      step.failed(refusal.getMessage());
      throw refusal;
    }
  }

  private Map<String, ?> answer(ApiCall call) {
    return switch (call.operation()) {
      case "PutParameter" -> put(call);
      case "GetParameter" -> get(call);
      case "GetParameters" -> getAll(call);
      case "GetParametersByPath" -> getByPath(call);
      case "GetParameterHistory" -> history(call);
      case "DeleteParameter" -> delete(call);
      case "DeleteParameters" -> deleteAll(call);
      default -> throw call.notImplemented();
    };
  }

  private Map<String, ?> put(ApiCall call) {
    var name = authorized(call, call.text("Name"));
    var parameter =
        new Parameter(
            call.text("Value"),
            call.optionalText("Type").orElse("String"),
            call.optionalText("Description"),
            1);
    var version =
        parameters
            .put(call.region(), name, parameter, call.flag("Overwrite"))
            .orElseThrow(
                () ->
                    new ApiRefusal(
                        "ParameterAlreadyExists", "The parameter already exists: " + name));
    return Map.of("Version", version, "Tier", "Standard");
  }

  private Map<String, ?> get(ApiCall call) {
    var name = authorized(call, call.text("Name"));
    return parameters
        .get(call.region(), name)
        .map(found -> Map.of("Parameter", description(call, name, found)))
        .orElseThrow(() -> notFound(call, name));
  }

  private Map<String, ?> getAll(ApiCall call) {
    var found = new ArrayList<Map<String, Object>>();
    var invalid = new ArrayList<String>();
    for (var name : call.texts("Names")) {
      authorized(call, name);
      parameters
          .get(call.region(), name)
          .ifPresentOrElse(
              parameter -> found.add(description(call, name, parameter)), () -> invalid.add(name));
    }
    return Map.of("Parameters", found, "InvalidParameters", invalid);
  }

  /** All on one page. */
  private Map<String, ?> getByPath(ApiCall call) {
    var path = authorized(call, call.text("Path"));
    var prefix = path.endsWith("/") ? path : path + "/";
    var isRecursive = call.flag("Recursive");
    return Map.of(
        "Parameters",
        parameters.namesUnder(call.region(), prefix).stream()
            .filter(name -> isRecursive || name.indexOf('/', prefix.length()) < 0)
            .map(name -> description(call, name, parameters.get(call.region(), name).orElseThrow()))
            .toList());
  }

  private Map<String, Object> description(ApiCall call, String name, Parameter parameter) {
    return Map.of(
        "Name", name,
        "Type", parameter.type(),
        "Value", parameter.value(),
        "Version", parameter.version(),
        "ARN", arn(call, name));
  }

  /** A page of a parameter's versions, oldest first. */
  private Map<String, ?> history(ApiCall call) {
    var name = authorized(call, call.text("Name"));
    var versions = parameters.history(call.region(), name);
    if (versions.isEmpty()) {
      throw notFound(call, name);
    }
    var from = Math.min(start(call), versions.size());
    var to = Math.min(from + HISTORY_PAGE, versions.size());
    var page = new LinkedHashMap<String, Object>();
    page.put(
        "Parameters",
        versions.subList(from, to).stream().map(version -> historyEntry(name, version)).toList());
    if (to < versions.size()) {
      page.put("NextToken", Integer.toString(to));
    }
    return page;
  }

  /** Where a page of the history starts: the tokens given here are the numbers of entries. */
  private static int start(ApiCall call) {
    var token = call.optionalText("NextToken").orElse("0");
    if (!token.matches("\\d{1,9}")) {
      throw new ApiRefusal("InvalidNextToken", "The specified token is not valid.");
    }
    return Integer.parseInt(token);
  }

  private static Map<String, Object> historyEntry(String name, Parameter version) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("Name", name);
    entry.put("Type", version.type());
    entry.put("Value", version.value());
    entry.put("Version", version.version());
    version.description().ifPresent(description -> entry.put("Description", description));
    return entry;
  }

  private Map<String, ?> delete(ApiCall call) {
    var name = authorized(call, call.text("Name"));
    if (!parameters.delete(call.region(), name)) {
      throw notFound(call, name);
    }
    return Map.of();
  }

  private Map<String, ?> deleteAll(ApiCall call) {
    var deleted = new ArrayList<String>();
    var unknown = new ArrayList<String>();
    for (var name : call.texts("Names")) {
      authorized(call, name);
      (parameters.delete(call.region(), name) ? deleted : unknown).add(name);
    }
    return Map.of("DeletedParameters", deleted, "InvalidParameters", unknown);
  }

  /** AWS gives no reason; whoever looks at the request here sees the name. */
  private static ApiRefusal notFound(ApiCall call, String name) {
    return ApiRefusal.withoutMessage(
        "ParameterNotFound", "there is no parameter %s in %s".formatted(name, call.region()));
  }

  /** The name of a parameter or path, if the caller may do to it what the call is for. */
  private String authorized(ApiCall call, String name) {
    call.authorize("ssm:" + call.operation(), arn(call, name));
    return name;
  }

  private String arn(ApiCall call, String name) {
    return "arn:aws:ssm:%s:%s:parameter%s"
        .formatted(call.region(), accountId, name.startsWith("/") ? name : "/" + name);
  }
}
