package io.github.lambdaurlguard.localcloud.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.template.Document;
import io.github.lambdaurlguard.localcloud.template.Location;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
  private static final String ARN = "arn:aws:iam::123456789012:role/reader";

  @ParameterizedTest(name = "{0} {1} {2} -> {3}")
  @CsvSource({
    "ArnEquals,    aws:PrincipalArn,     arn:aws:iam::123456789012:role/reader, true",
    "ArnEquals,    aws:PrincipalArn,     arn:aws:iam::123456789012:role/other,  false",
    "StringEquals, aws:PrincipalAccount, 123456789012,                          true",
    "StringEquals, aws:PrincipalType,    AssumedRole,                           true",
    "StringEquals, aws:userid,           AROAreader:local-cloud,                true",
    "Bool,         aws:ViaAWSService,    false,                                 true",
    "StringEquals, aws:RequestedRegion,  eu-central-1,                          true",
    "Null,         aws:username,         true,                                  true",
    "Null,         aws:PrincipalOrgID,   true,                                  true",
  })
  void decide_keysOfTheRoleAndOfTheRequest(
      String operator, String key, String value, boolean allowed) {
    var policy =
        PolicyDocument.identityPolicy(
            Document.of(
                Map.of(
                    "Version",
                    "2012-10-17",
                    "Statement",
                    Map.of(
                        "Effect",
                        "Allow",
                        "Action",
                        "*",
                        "Resource",
                        "*",
                        "Condition",
                        Map.of(operator, Map.of(key, value)))),
                new Location("t.yaml", 1, 1)));
    var decision =
        new Credentials("", "", "", new Role("reader", ARN, List.of(policy)))
            .decide(
                "s3:GetObject",
                "arn:aws:s3:::a",
                Map.of("aws:RequestedRegion", "eu-central-1"),
                List.of());

    assertThat(decision.allowed()).isEqualTo(allowed);
  }
}
