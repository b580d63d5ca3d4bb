package io.github.lambdaurlguard.localcloud.ssm;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.account.TestRoles;
import io.github.lambdaurlguard.localcloud.sigv4.JsonCall;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GetParameters}, as a role may call it that reads what is below {@code /app}. */
class ParameterStoreEndpointTest {
  private static final String ACCOUNT = "123456789012";

  private final Identities identities = new Identities();
  private final Parameters parameters = new Parameters();
  private final ParameterStoreEndpoint endpoint =
      new ParameterStoreEndpoint(
          QUIET, parameters, new SignatureVerifier(identities, Clock.systemUTC()), ACCOUNT);

  private final Role reader =
      TestRoles.allowed(
          "reader", "ssm:GetParameters", "arn:aws:ssm:eu-west-1:" + ACCOUNT + ":parameter/app/*");

  @BeforeEach
  void define() {
    identities.add(reader);
    parameters.define("eu-west-1", "/app/a", "String", "1");
    parameters.define("eu-west-1", "/app/b", "StringList", "1,2");
    parameters.define("eu-west-1", "/other", "String", "3");
    parameters.define("us-east-1", "/app/c", "String", "4");
  }

  @ParameterizedTest(name = "{0} in {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "/app/a","/app/b" | eu-west-1 | 200 | "Name":"/app/b"                  | "InvalidParameters":[]
          "/app/a","/app/c" | eu-west-1 | 200 | "Value":"1"                      | "InvalidParameters":["/app/c"]
          "/app/b"          | eu-west-1 | 200 | "Type":"StringList"              | "ARN":"arn:aws:ssm:eu-west-1:123456789012:parameter/app/b"
          "/app/a","/other" | eu-west-1 | 400 | "__type":"AccessDeniedException" | ssm:GetParameters on resource: arn:aws:ssm:eu-west-1:123456789012:parameter/other
          "/app/c"          | us-east-1 | 400 | "__type":"AccessDeniedException" | parameter/app/c
          """)
  void parametersOfARegion_areGivenToWhoMayReadAllOfThem(
      String names, String region, int status, String part, String otherPart) {
    var answer =
        endpoint.answer(
            JsonCall.signed(
                identities.ofRole(reader.arn()).orElseThrow(),
                "ssm",
                region,
                "AmazonSSM.GetParameters",
                "{\"Names\":[%s]}".formatted(names)));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().text()).contains(part, otherPart);
  }
}
