package io.github.lambdaurlguard.localcloud.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagedPoliciesOfAwsTest {
  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "service-role/AWSLambdaBasicExecutionRole,     logs:PutLogEvents,          true",
    "service-role/AWSLambdaBasicExecutionRole,     dynamodb:GetItem,           false",
    "service-role/AWSLambdaDynamoDBExecutionRole,  dynamodb:GetRecords,        true",
    "service-role/AWSLambdaDynamoDBExecutionRole,  logs:CreateLogStream,       true",
    "service-role/AWSLambdaDynamoDBExecutionRole,  dynamodb:GetItem,           false",
    "service-role/AWSLambdaVPCAccessExecutionRole, ec2:CreateNetworkInterface, true",
    "AmazonDynamoDBReadOnlyAccess,                 dynamodb:Query,             true",
    "AmazonDynamoDBReadOnlyAccess,                 dynamodb:DescribeTable,     true",
    "AmazonDynamoDBReadOnlyAccess,                 dynamodb:PutItem,           false",
    "AmazonDynamoDBFullAccess,                     dynamodb:PutItem,           true",
    "AmazonDynamoDBFullAccess_v2,                  dynamodb:DeleteItem,        true",
    "AmazonSSMReadOnlyAccess,                      ssm:GetParameter,           true",
    "AmazonSSMReadOnlyAccess,                      ssm:PutParameter,           false",
    "AWSXRayDaemonWriteAccess,                     xray:PutTraceSegments,      true",
  })
  void policyOfAws_allowsWhatAwsDocuments(String name, String action, boolean allowed) {
    var policy = new ManagedPolicies().find("arn:aws:iam::aws:policy/" + name).orElseThrow();
    var role = new Role("r", "arn:aws:iam::123456789012:role/r", List.of(policy));
    var credentials = new Credentials("", "", "", role);

    assertThat(credentials.decide(action, "arn:aws:x:::y", Map.of(), List.of()).allowed())
        .isEqualTo(allowed);
  }

  @Test
  void unknownPolicy_isNotFound() {
    assertThat(new ManagedPolicies().find("arn:aws:iam::aws:policy/AdministratorAccess")).isEmpty();
  }
}
