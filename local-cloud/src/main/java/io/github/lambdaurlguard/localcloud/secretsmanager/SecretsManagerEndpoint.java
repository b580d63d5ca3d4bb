package io.github.lambdaurlguard.localcloud.secretsmanager;

import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.jsonapi.ApiCall;
import io.github.lambdaurlguard.localcloud.jsonapi.ApiRefusal;
import io.github.lambdaurlguard.localcloud.jsonapi.JsonApi;
import io.github.lambdaurlguard.localcloud.jsonapi.JsonEndpoint;
import io.github.lambdaurlguard.localcloud.secretsmanager.Secrets.Secret;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import java.util.List;
import java.util.Map;

/**
 * Secrets Manager's API as far as functions read secrets: {@code GetSecretValue} and {@code
 * DescribeSecret}.
 *
 * @see <a href="https://docs.aws.amazon.com/secretsmanager/latest/apireference/Welcome.html">AWS
 *     Secrets Manager API</a>
 */
public final class SecretsManagerEndpoint {
  private static final JsonApi API =
      new JsonApi(
          "Secrets Manager",
          "secretsmanager",
          "secretsmanager.",
          "1.1",
          "",
          "Missing Authentication Token");

  private SecretsManagerEndpoint() {}

  /** The endpoint at which these secrets are read. */
  public static HttpListener.Service of(
      Console console, Secrets secrets, SignatureVerifier signatures) {
    return new JsonEndpoint(console, API, signatures, call -> answer(call, secrets));
  }

  private static HttpResponse answer(ApiCall call, Secrets secrets) {
    return call.done(
        switch (call.operation()) {
          case "GetSecretValue" -> value(secret(call, secrets));
          case "DescribeSecret" -> facts(secret(call, secrets));
          default -> throw call.notImplemented();
        });
  }

  private static Secret secret(ApiCall call, Secrets secrets) {
    var secret =
        secrets
            .find(call.region(), call.text("SecretId"))
            .orElseThrow(
                () ->
                    new ApiRefusal(
                        "ResourceNotFoundException",
                        "Secrets Manager can't find the specified secret."));
    call.authorize("secretsmanager:" + call.operation(), secret.arn());
    return secret;
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
}
