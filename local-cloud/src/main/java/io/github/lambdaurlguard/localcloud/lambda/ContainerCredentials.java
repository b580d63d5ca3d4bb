package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * How a function gets its role's credentials: as environment variables, or, where a snapshot would
 * hold them too long, from an address.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html">SnapStart and
 *     credentials</a>
 */
final class ContainerCredentials {
  static final String PATH = "credentials";

  private static final Duration LIFETIME = Duration.ofHours(6);

  private ContainerCredentials() {}

  static Map<String, String> asVariables(Credentials credentials) {
    return Map.of(
        "AWS_ACCESS_KEY_ID", credentials.accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey(),
        "AWS_SESSION_TOKEN", credentials.sessionToken());
  }

  /** Where the environment with this id finds them. Its id is what it authorises itself with. */
  static Map<String, String> variables(String address, String environmentId) {
    return Map.of(
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "http://%s/%s/%s".formatted(address, environmentId, PATH),
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        environmentId);
  }

  static HttpResponse answer(HttpRequest request, String environmentId, Credentials credentials) {
    if (!request.header("Authorization").equals(environmentId)) {
      return HttpResponse.json(403, Map.of("message", "wrong authorization token"));
    }
    return HttpResponse.json(
        200,
        Map.of(
            "AccessKeyId", credentials.accessKeyId(),
            "SecretAccessKey", credentials.secretAccessKey(),
            "Token", credentials.sessionToken(),
            "Expiration", Instant.now().plus(LIFETIME).truncatedTo(ChronoUnit.SECONDS).toString()));
  }
}
