package io.github.lambdaurlguard.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.localcloud.iam.Decision.Cause;
import io.github.lambdaurlguard.localcloud.iam.Decision.Denied;
import io.github.lambdaurlguard.localcloud.trace.Cure;
import io.github.lambdaurlguard.localcloud.trace.Cure.Kind;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What AWS tells a caller whom a policy keeps out.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html">Access
 *     denied error messages</a>
 */
class DecisionTest {
  private static final String CALLER =
      "arn:aws:sts::123456789012:assumed-role/GetBookRole/GetBook-1";
  private static final String TABLE = "arn:aws:dynamodb:eu-central-1:123456789012:table/books";

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "NO_IDENTITY_POLICY, because no identity-based policy allows the dynamodb:GetItem action",
    "NO_BOUNDARY,        because no permissions boundary allows the dynamodb:GetItem action",
    "IDENTITY_POLICY,    with an explicit deny in an identity-based policy",
    "BOUNDARY,           with an explicit deny in a permissions boundary",
    "RESOURCE_POLICY,    with an explicit deny in a resource-based policy",
  })
  void message_namesTheKindOfPolicyInAwsWords(Cause cause, String words) {
    var cure = new Cure(Kind.ADD_STATEMENT, "", "dynamodb:GetItem", TABLE, "", Optional.empty());
    var denied = new Denied("reason", cause, cure);

    assertThat(denied.message(CALLER, "dynamodb:GetItem", TABLE))
        .isEqualTo(
            "User: %s is not authorized to perform: dynamodb:GetItem on resource: %s %s"
                .formatted(CALLER, TABLE, words));
  }
}
