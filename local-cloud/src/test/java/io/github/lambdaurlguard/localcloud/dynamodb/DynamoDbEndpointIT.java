package io.github.lambdaurlguard.localcloud.dynamodb;

import static io.github.lambdaurlguard.localcloud.console.TestConsole.QUIET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.account.Identities;
import io.github.lambdaurlguard.localcloud.account.Role;
import io.github.lambdaurlguard.localcloud.account.TestRoles;
import io.github.lambdaurlguard.localcloud.http.HttpFetcher;
import io.github.lambdaurlguard.localcloud.http.HttpListener;
import io.github.lambdaurlguard.localcloud.http.HttpRequest;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import io.github.lambdaurlguard.localcloud.process.Installation;
import io.github.lambdaurlguard.localcloud.process.RunFolder;
import io.github.lambdaurlguard.localcloud.sigv4.JsonCall;
import io.github.lambdaurlguard.localcloud.sigv4.SignatureVerifier;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** IAM in front of the real DynamoDB Local. */
class DynamoDbEndpointIT {
  private static final String TABLES = "arn:aws:dynamodb:eu-central-1:123456789012:table/";
  private static final Role READER =
      TestRoles.allowed("reader", List.of("dynamodb:GetItem", "dynamodb:Scan"), TABLES + "books");

  private static final RunFolder RUN_FOLDER = RunFolder.create();
  private static final HttpFetcher FETCHER = new HttpFetcher();
  private static final Identities IDENTITIES = new Identities();
  private static DynamoDbLocal dynamoDb;
  private static HttpListener.Service endpoint;

  @BeforeAll
  static void start() {
    IDENTITIES.add(READER);
    dynamoDb = DynamoDbLocal.of(QUIET, Installation.locate(RUN_FOLDER), FETCHER, Optional.empty());
    dynamoDb.createTable("eu-central-1", DynamoDbTables.withId("books"), Optional.empty());
    endpoint =
        DynamoDbEndpoint.of(
            QUIET, dynamoDb, new SignatureVerifier(IDENTITIES, Clock.systemUTC()), "123456789012");
  }

  @AfterAll
  static void stop() {
    dynamoDb.close();
    FETCHER.close();
    RUN_FOLDER.close();
  }

  @Test
  void allowedOperation_reachesTheTable() {
    var answer = endpoint.answer(signed("Scan", "{\"TableName\":\"books\"}"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().text()).contains("\"Count\":0");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PutItem | {"TableName":"books","Item":{"id":{"S":"1"}}} | PutItem | books
          GetItem | {"TableName":"other","Key":{"id":{"S":"1"}}}  | GetItem | other
          Scan    | {"TableName":"books","IndexName":"i"}         | Scan    | books/index/i
          TransactWriteItems | {"TransactItems":[{"Delete":{"TableName":"books"}}]} | DeleteItem | books
          """)
  void operationThatTheRoleDoesNotAllow_isDeniedInAwsWords(
      String operation, String input, String action, String resource) {
    var answer = endpoint.answer(signed(operation, input));

    assertError(
        answer,
        "AccessDeniedException",
        "User: arn:aws:sts::123456789012:assumed-role/reader/local-cloud is not authorized to"
            + " perform: dynamodb:%s on resource: %s%s because no identity-based policy allows the dynamodb:%s action"
                .formatted(action, TABLES, resource, action));
  }

  @ParameterizedTest(name = "{0} {1} {2} -> {3}")
  @CsvSource({
    "IpAddress,          aws:SourceIp,        127.0.0.0/8,  200",
    "IpAddress,          aws:SourceIp,        10.0.0.0/8,   400",
    "StringEquals,       aws:RequestedRegion, eu-central-1, 200",
    "StringEquals,       aws:RequestedRegion, eu-west-1,    400",
    "DateGreaterThan,    aws:CurrentTime,     2026-01-01,   200",
    "NumericGreaterThan, aws:EpochTime,       1767225600,   200",
    "DateLessThan,       aws:CurrentTime,     2026-01-01,   400",
  })
  void condition_findsTheKeysOfTheCall(String operator, String key, String value, int status) {
    var role =
        TestRoles.with(
            "conditional",
            Map.of(
                "Effect",
                "Allow",
                "Action",
                "dynamodb:Scan",
                "Resource",
                TABLES + "*",
                "Condition",
                Map.of(operator, Map.of(key, value))));
    IDENTITIES.add(role);

    assertThat(endpoint.answer(signed(role, "Scan", "{\"TableName\":\"books\"}")).status())
        .isEqualTo(status);
  }

  @Test
  void unsignedCall_isRefused() {
    var request = signed("Scan", "{\"TableName\":\"books\"}");

    assertError(
        endpoint.answer(
            request.withHeaders(HttpFields.build(request.headers()).remove("Authorization"))),
        "MissingAuthenticationTokenException",
        "Request is missing Authentication Token");
  }

  @Test
  void unknownOperation_isNotPassedOn() {
    assertError(
        endpoint.answer(signed("ExecuteStatement", "{\"Statement\":\"SELECT * FROM t\"}")),
        "UnknownOperationException",
        "is not implemented");
  }

  private static void assertError(HttpResponse answer, String type, String message) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().text()).contains("#" + type + "\"").contains(message);
  }

  private static HttpRequest signed(String operation, String input) {
    return signed(READER, operation, input);
  }

  private static HttpRequest signed(Role role, String operation, String input) {
    var credentials = IDENTITIES.ofRole(role.arn()).orElseThrow();
    return JsonCall.signed(
        credentials, "dynamodb", "eu-central-1", "DynamoDB_20120810." + operation, input);
  }
}
