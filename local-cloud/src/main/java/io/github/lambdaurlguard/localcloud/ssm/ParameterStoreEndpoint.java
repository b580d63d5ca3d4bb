package io.github.lambdaurlguard.localcloud.ssm;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.Decision.Denied;
import io.github.lambdaurlguard.localcloud.iam.RequestKeys;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Unsigned;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import io.github.lambdaurlguard.localcloud.ssm.Parameters.Parameter;
import io.github.lambdaurlguard.localcloud.trace.Part;
import io.github.lambdaurlguard.localcloud.trace.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parameter Store's API as far as the functions of a template use it: {@code PutParameter}, {@code
 * GetParameter}, {@code GetParameters}, {@code GetParametersByPath}, {@code GetParameterHistory},
 * {@code DeleteParameter} and {@code DeleteParameters}. Callers are known by their signatures and
 * held to their roles; the region is the one they signed for.
 *
 * @see <a href="https://docs.aws.amazon.com/systems-manager/latest/APIReference/Welcome.html">AWS
 *     Systems Manager API</a>
 */
public final class ParameterStoreEndpoint implements HttpListener.Service {
  private static final String TARGET_PREFIX = "AmazonSSM.";

  /** How many versions GetParameterHistory gives at once, at most and unless asked for less. */
  private static final int HISTORY_PAGE = 50;

  private final Console console;
  private final Parameters parameters;
  private final SignatureVerifier signatures;
  private final String accountId;

  public ParameterStoreEndpoint(
      Console console, Parameters parameters, SignatureVerifier signatures, String accountId) {
    this.console = console;
    this.parameters = parameters;
    this.signatures = signatures;
    this.accountId = accountId;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    return switch (signatures.verify(request, "ssm")) {
      case Unsigned() ->
          error("MissingAuthenticationTokenException", "Missing Authentication Token");
      case Refused refused -> error(refused.errorType(), refused.message());
      case Verified(var caller, var region) -> new Call(caller, region, request).answerTraced();
    };
  }

  private static HttpResponse error(String type, String message) {
    return json(400, Map.of("__type", type, "message", message));
  }

  private static HttpResponse json(int status, Map<String, ?> content) {
    return HttpResponse.of(status, "application/x-amz-json-1.1", Body.ofJson(content));
  }

  /** One request of a known caller. */
  private final class Call {
    private final Credentials caller;
    private final String region;
    private final HttpRequest request;
    private Optional<String> missing = Optional.empty();

    Call(Credentials caller, String region, HttpRequest request) {
      this.caller = caller;
      this.region = region;
      this.request = request;
    }

    HttpResponse answerTraced() {
      var target = request.header("X-Amz-Target");
      var step =
          Recording.begin(Part.PARAMETER_STORE, target.substring(target.lastIndexOf('.') + 1));
      var answer = answer();
      if (answer.status() == 200) {
        step.passed("");
      } else {
        step.failed(missing.orElseGet(answer.body()::text));
      }
      return answer;
    }

    HttpResponse answer() {
      var target = request.header("X-Amz-Target");
      var operation =
          target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "";
      Map<String, Object> input;
      try {
        input = JSON.std.mapFrom(request.body().bytes());
      } catch (IOException e) {
        return error("SerializationException", "the request is not JSON");
      }
      return switch (operation) {
        case "PutParameter" -> put(input);
        case "GetParameter" -> get((String) input.get("Name"));
        case "GetParameters" -> getAll((List<?>) input.get("Names"));
        case "GetParametersByPath" -> getByPath(input);
        case "GetParameterHistory" -> history(input);
        case "DeleteParameter" -> delete((String) input.get("Name"));
        case "DeleteParameters" -> deleteAll((List<?>) input.get("Names"));
        default -> {
          console.problem("Parameter Store: the local cloud does not implement " + target);
          yield error("UnknownOperationException", target + " is not implemented");
        }
      };
    }

    private HttpResponse put(Map<String, Object> input) {
      var name = (String) input.get("Name");
      var denial = denial("ssm:PutParameter", name);
      if (denial.isPresent()) {
        return denial.get();
      }
      var type = (String) input.getOrDefault("Type", "String");
      var description = Optional.ofNullable((String) input.get("Description"));
      var parameter = new Parameter((String) input.get("Value"), type, description, 1);
      return parameters
          .put(region, name, parameter, Boolean.TRUE.equals(input.get("Overwrite")))
          .map(version -> json(200, Map.of("Version", version, "Tier", "Standard")))
          .orElseGet(
              () -> error("ParameterAlreadyExists", "The parameter already exists: " + name));
    }

    private HttpResponse get(String name) {
      var denial = denial("ssm:GetParameter", name);
      if (denial.isPresent()) {
        return denial.get();
      }
      return parameters
          .get(region, name)
          .map(found -> json(200, Map.of("Parameter", description(name, found))))
          .orElseGet(() -> notFound(name));
    }

    private HttpResponse getAll(List<?> names) {
      var found = new ArrayList<Map<String, Object>>();
      var invalid = new ArrayList<String>();
      for (var each : names) {
        var name = (String) each;
        var denial = denial("ssm:GetParameters", name);
        if (denial.isPresent()) {
          return denial.get();
        }
        parameters
            .get(region, name)
            .ifPresentOrElse(
                parameter -> found.add(description(name, parameter)), () -> invalid.add(name));
      }
      return json(200, Map.of("Parameters", found, "InvalidParameters", invalid));
    }

    /** All on one page. */
    private HttpResponse getByPath(Map<String, Object> input) {
      var path = (String) input.get("Path");
      var denial = denial("ssm:GetParametersByPath", path);
      if (denial.isPresent()) {
        return denial.get();
      }
      var prefix = path.endsWith("/") ? path : path + "/";
      var isRecursive = Boolean.TRUE.equals(input.get("Recursive"));
      return json(
          200,
          Map.of(
              "Parameters",
              parameters.namesUnder(region, prefix).stream()
                  .filter(name -> isRecursive || name.indexOf('/', prefix.length()) < 0)
                  .map(name -> description(name, parameters.get(region, name).orElseThrow()))
                  .toList()));
    }

    private Map<String, Object> description(String name, Parameter parameter) {
      return Map.of(
          "Name", name,
          "Type", parameter.type(),
          "Value", parameter.value(),
          "Version", parameter.version(),
          "ARN", arn(name));
    }

    /** A page of a parameter's versions, oldest first. */
    private HttpResponse history(Map<String, Object> input) {
      var name = (String) input.get("Name");
      var denial = denial("ssm:GetParameterHistory", name);
      if (denial.isPresent()) {
        return denial.get();
      }
      var versions = parameters.history(region, name);
      if (versions.isEmpty()) {
        return notFound(name);
      }
      var from =
          Math.min(
              Integer.parseInt((String) input.getOrDefault("NextToken", "0")), versions.size());
      var to = Math.min(from + HISTORY_PAGE, versions.size());
      var page = new LinkedHashMap<String, Object>();
      page.put(
          "Parameters",
          versions.subList(from, to).stream().map(version -> historyEntry(name, version)).toList());
      if (to < versions.size()) {
        page.put("NextToken", Integer.toString(to));
      }
      return json(200, page);
    }

    private Map<String, Object> historyEntry(String name, Parameter version) {
      var entry = new LinkedHashMap<String, Object>();
      entry.put("Name", name);
      entry.put("Type", version.type());
      entry.put("Value", version.value());
      entry.put("Version", version.version());
      version.description().ifPresent(description -> entry.put("Description", description));
      return entry;
    }

    private HttpResponse delete(String name) {
      var denial = denial("ssm:DeleteParameter", name);
      if (denial.isPresent()) {
        return denial.get();
      }
      return parameters.delete(region, name) ? json(200, Map.of()) : notFound(name);
    }

    private HttpResponse deleteAll(List<?> names) {
      var deleted = new ArrayList<String>();
      var unknown = new ArrayList<String>();
      for (var each : names) {
        var name = (String) each;
        var denial = denial("ssm:DeleteParameters", name);
        if (denial.isPresent()) {
          return denial.get();
        }
        (parameters.delete(region, name) ? deleted : unknown).add(name);
      }
      return json(200, Map.of("DeletedParameters", deleted, "InvalidParameters", unknown));
    }

    /** AWS gives no reason; whoever looks at the request here sees the name. */
    private HttpResponse notFound(String name) {
      missing = Optional.of("there is no parameter %s in %s".formatted(name, region));
      return json(400, Map.of("__type", "ParameterNotFound"));
    }

    /** The refusal, if the caller's role does not allow the action. */
    private Optional<HttpResponse> denial(String action, String name) {
      var keys = RequestKeys.now(request.clientAddress(), region);
      if (caller.decide(action, arn(name), keys.values(), List.of()) instanceof Denied denied) {
        console.problem("Parameter Store refuses: " + denied.reason());
        Recording.cure(denied.cure());
        return Optional.of(
            error("AccessDeniedException", denied.message(caller.sessionArn(), action, arn(name))));
      }
      return Optional.empty();
    }

    private String arn(String name) {
      return "arn:aws:ssm:%s:%s:parameter%s"
          .formatted(region, accountId, name.startsWith("/") ? name : "/" + name);
    }
  }
}
