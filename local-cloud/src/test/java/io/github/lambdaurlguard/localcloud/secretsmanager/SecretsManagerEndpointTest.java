package io.github.lambdaurlguard.localcloud.secretsmanager;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.account.TestRoles;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.secretsmanager.Secrets.Secret;
import io.github.lambdaurlguard.localcloud.sigv4.JsonCall;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import java.time.Clock;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets Manager, as a role may call it that reads the value of one secret of two. */
class SecretsManagerEndpointTest {
  private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";

  private final Identities identities = new Identities();
  private final Secrets secrets = new Secrets();
  private final HttpListener.Service endpoint =
      SecretsManagerEndpoint.of(
          QUIET, secrets, new SignatureVerifier(identities, Clock.systemUTC()));

  private final Role reader =
      TestRoles.allowed("reader", "secretsmanager:GetSecretValue", ARN + "app-??????");

  @BeforeEach
  void define() {
    identities.add(reader);
    secrets.put(new Secret("eu-west-1", "app", ARN + "app-AbCdEf", "hidden", "v1"));
    secrets.put(new Secret("eu-west-1", "other", ARN + "other-AbCdEf", "hidden", "v1"));
  }

  @ParameterizedTest(name = "{0} of {1} in {2} -> {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GetSecretValue | app                                                               | eu-west-1 | 200 | hidden
          GetSecretValue | arn:aws:secretsmanager:eu-west-1:123456789012:secret:app          | eu-west-1 | 200 | hidden
          GetSecretValue | arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-AbCdEf   | eu-west-1 | 200 | AWSCURRENT
          GetSecretValue | arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-XXXXXX   | eu-west-1 | 400 | ResourceNotFoundException
          GetSecretValue | app                                                               | us-east-1 | 400 | ResourceNotFoundException
          GetSecretValue | other                                                             | eu-west-1 | 400 | AccessDeniedException
          DescribeSecret | app                                                               | eu-west-1 | 400 | secretsmanager:DescribeSecret on resource: arn:aws:secretsmanager:eu-west-1:123456789012:secret:app-AbCdEf
          PutSecretValue | app                                                               | eu-west-1 | 400 | secretsmanager.PutSecretValue is not implemented
          """)
  void secret_isGivenToWhoMayReadIt(
      String operation, String id, String region, int status, String part) {
    var answer = endpoint.answer(signed(operation, id, region));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().text()).contains(part);
    if (status != 200) {
      assertThat(answer.body().text()).doesNotContain("hidden");
    }
  }

  @Test
  void unsignedCall_isRefused() {
    var request = signed("GetSecretValue", "app", "eu-west-1");

    var answer =
        endpoint.answer(
            request.withHeaders(HttpFields.build(request.headers()).remove("Authorization")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().text()).contains("MissingAuthenticationTokenException");
  }

  private HttpRequest signed(String operation, String id, String region) {
    return JsonCall.signed(
        identities.ofRole(reader.arn()).orElseThrow(),
        "secretsmanager",
        region,
        "secretsmanager." + operation,
        "{\"SecretId\":\"%s\"}".formatted(id));
  }
}
