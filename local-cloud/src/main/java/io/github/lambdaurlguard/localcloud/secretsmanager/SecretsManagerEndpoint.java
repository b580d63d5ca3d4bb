package io.github.lambdaurlguard.localcloud.secretsmanager;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.Body;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.iam.Decision.Denied;
import io.github.lambdaurlguard.localcloud.iam.RequestKeys;
import io.github.lambdaurlguard.localcloud.secretsmanager.Secrets.Secret;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Refused;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Unsigned;
import io.github.lambdaurlguard.localcloud.sigv4.Verification.Verified;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Secrets Manager's API as far as functions read secrets: {@code GetSecretValue} and {@code
 * DescribeSecret}. Callers are known by their signatures and held to their roles; the region is the
 * one they signed for.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/Welcome.html">AWS
 *     Secrets Manager API</a>
 */
public final class SecretsManagerEndpoint implements HttpListener.Service {
  private static final String TARGET_PREFIX = "secretsmanager.";

  private final Console console;
  private final Secrets secrets;
  private final SignatureVerifier signatures;

  public SecretsManagerEndpoint(Console console, Secrets secrets, SignatureVerifier signatures) {
    this.console = console;
    this.secrets = secrets;
    this.signatures = signatures;
  }

  @Override
  public HttpResponse answer(HttpRequest request) {
    return switch (signatures.verify(request, "secretsmanager")) {
      case Unsigned() ->
          error("MissingAuthenticationTokenException", "Missing Authentication Token");
      case Refused refused -> error(refused.errorType(), refused.message());
      case Verified(var caller, var region) -> answer(caller, region, request);
    };
  }

  private HttpResponse answer(Credentials caller, String region, HttpRequest request) {
    var target = request.header("X-Amz-Target");
    var operation =
        target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : "";
    if (!operation.equals("GetSecretValue") && !operation.equals("DescribeSecret")) {
      console.problem("Secrets Manager: the local cloud does not implement " + target);
      return error("UnknownOperationException", target + " is not implemented");
    }
    String id;
    try {
      id = String.valueOf(JSON.std.mapFrom(request.body().bytes()).get("SecretId"));
    } catch (IOException e) {
      return error("SerializationException", "the request is not JSON");
    }
    var secret = secrets.find(region, id);
    if (secret.isEmpty()) {
      return error("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }
    var action = "secretsmanager:" + operation;
    var keys = RequestKeys.now(request.clientAddress(), region);
    if (caller.decide(action, secret.get().arn(), keys.values(), List.of())
        instanceof Denied denied) {
      console.problem("Secrets Manager refuses: " + denied.reason());
      return error(
          "AccessDeniedException", denied.message(caller.sessionArn(), action, secret.get().arn()));
    }
    return json(
        200, operation.equals("GetSecretValue") ? value(secret.get()) : facts(secret.get()));
  }

  private static Map<String, ?> value(Secret secret) {
    return Map.of(
        "ARN", secret.arn(),
        "Name", secret.name(),
        "SecretString", secret.value(),
        "VersionId", secret.version(),
        "VersionStages", List.of("AWSCURRENT"));
  }

  private static Map<String, ?> facts(Secret secret) {
    return Map.of(
        "ARN", secret.arn(),
        "Name", secret.name(),
        "VersionIdsToStages", Map.of(secret.version(), List.of("AWSCURRENT")));
  }

  private static HttpResponse error(String type, String message) {
    return json(400, Map.of("__type", type, "message", message));
  }

  private static HttpResponse json(int status, Map<String, ?> content) {
    return HttpResponse.of(status, "application/x-amz-json-1.1", Body.ofJson(content));
  }
}
