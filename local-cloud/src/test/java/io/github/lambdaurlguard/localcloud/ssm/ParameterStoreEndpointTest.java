package io.github.lambdaurlguard.localcloud.ssm;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.account.TestRoles;
import io.github.lambdaurlguard.localcloud.console.Console;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.sigv4.JsonCall;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** As a role may call it that reads what is below {@code /app}. */
class ParameterStoreEndpointTest {
  private static final String ACCOUNT = "123456789012";

  private final Identities identities = new Identities();
  private final Parameters parameters = new Parameters();
  private final HttpListener.Service endpoint =
      ParameterStoreEndpoint.of(
          QUIET, parameters, new SignatureVerifier(identities, Clock.systemUTC()), ACCOUNT);

  private final Role reader =
      TestRoles.allowed(
          "reader",
          List.of(
              "ssm:GetParameter",
              "ssm:GetParameters",
              "ssm:GetParameterHistory",
              "ssm:DeleteParameter"),
          "arn:aws:ssm:eu-west-1:" + ACCOUNT + ":parameter/app/*");

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
    var answer = answer(region, "GetParameters", "{\"Names\":[%s]}".formatted(names));

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().text()).contains(part, otherPart);
  }

  /**
   * An SDK makes an error without a message of it: recorded by <a
   * href="https://github.com/localstack/localstack/blob/8b9a79f05/tests/aws/services/cloudformation/resources/test_ssm.py">LocalStack
   * on 2024-07-03</a>, and seen as {@code message: null} by <a
   * href="https://github.com/aws/aws-sdk-js/issues/4330">others on 2023-01-30</a>.
   */
  @ParameterizedTest
  @ValueSource(strings = {"GetParameter", "GetParameterHistory", "DeleteParameter"})
  void missingParameter_isAnErrorWithoutAMessage(String operation) {
    var answer = answer("eu-west-1", operation, "{\"Name\":\"/app/none\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().text()).isEqualTo("{\"__type\":\"ParameterNotFound\"}");
  }

  /**
   * The session of a function has its name, and the text is that of every service.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access
   *     denied error messages</a>
   */
  @Test
  void functionThatMayNotRead_isToldSoInAwsWords() {
    var function = identities.ofFunction(reader.arn(), "GetBook").orElseThrow();

    var answer = answer(function, "eu-west-1", "GetParameter", "{\"Name\":\"/other\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().text())
        .contains("\"__type\":\"AccessDeniedException\"")
        .contains(
            "\"message\":\"User: arn:aws:sts::123456789012:assumed-role/reader/GetBook is not"
                + " authorized to perform: ssm:GetParameter on resource:"
                + " arn:aws:ssm:eu-west-1:123456789012:parameter/other because no identity-based"
                + " policy allows the ssm:GetParameter action\"");
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no name          | GetParameter        | {}                                     | ValidationException    | Value null at 'name'
          no names         | GetParameters       | {}                                     | ValidationException    | Value null at 'names'
          a number         | GetParameter        | {"Name":1}                             | SerializationException | AmazonSSM.GetParameter
          a number in it   | GetParameters       | {"Names":[1]}                          | SerializationException | AmazonSSM.GetParameters
          null             | GetParameter        | null                                   | SerializationException | AmazonSSM.GetParameter
          no JSON          | GetParameter        | {                                      | SerializationException | AmazonSSM.GetParameter
          a foreign token  | GetParameterHistory | {"Name":"/app/a","NextToken":"next"}   | InvalidNextToken       | not valid
          """)
  void inputOfAnotherForm_isRefused(
      String rule, String operation, String input, String type, String message) {
    var answer = answer("eu-west-1", operation, input);

    assertThat(answer.status()).describedAs(rule).isEqualTo(400);
    assertThat(answer.body().text()).contains("\"__type\":\"" + type + '"', message);
  }

  @Test
  void refusal_isOnTheConsole() {
    var lines = new ArrayList<String>();
    var signed =
        JsonCall.signed(
            identities.ofRole(reader.arn()).orElseThrow(),
            "sqs",
            "eu-west-1",
            "AmazonSSM.GetParameter",
            "{}");

    ParameterStoreEndpoint.of(
            new Console(lines::add),
            parameters,
            new SignatureVerifier(identities, Clock.systemUTC()),
            ACCOUNT)
        .answer(signed);

    assertThat(lines)
        .singleElement()
        .asString()
        .contains("Parameter Store refuses a request: signed for the service sqs, sent to ssm");
  }

  @Test
  void otherOperation_isRefusedByName() {
    var answer = answer("eu-west-1", "DescribeParameters", "{}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().text())
        .contains("UnknownOperationException", "AmazonSSM.DescribeParameters is not implemented");
  }

  private HttpResponse answer(String region, String operation, String input) {
    return answer(identities.ofRole(reader.arn()).orElseThrow(), region, operation, input);
  }

  private HttpResponse answer(Credentials caller, String region, String operation, String input) {
    return endpoint.answer(JsonCall.signed(caller, "ssm", region, "AmazonSSM." + operation, input));
  }
}
