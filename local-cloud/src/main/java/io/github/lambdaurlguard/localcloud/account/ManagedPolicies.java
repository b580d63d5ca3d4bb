package io.github.lambdaurlguard.localcloud.account;

import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.template.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Managed policies by ARN: those of AWS that functions commonly have, and the account's own.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html">AWS
 *     managed policies</a>
 */
public final class ManagedPolicies {
  private static final String LOGS =
      "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
  private static final String XRAY = "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess";
  private static final String SSM = "arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess";

  private final Map<String, PolicyDocument> byArn = new ConcurrentHashMap<>();

  public ManagedPolicies() {
    add(LOGS, List.of("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"));
    add(
        XRAY,
        List.of(
            "xray:PutTraceSegments",
            "xray:PutTelemetryRecords",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:GetSamplingStatisticSummaries"));
    add(SSM, List.of("ssm:Describe*", "ssm:Get*", "ssm:List*"));
  }

  /** One of AWS's: they have a single statement for all resources. */
  private void add(String arn, List<String> actions) {
    add(
        arn,
        PolicyDocument.identityPolicy(
            Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(Map.of("Effect", "Allow", "Action", actions, "Resource", "*"))),
            new Location(arn, 1, 1)));
  }

  public void add(String arn, PolicyDocument policy) {
    byArn.put(arn, policy);
  }

  public Optional<PolicyDocument> find(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  public Set<String> arns() {
    return new TreeSet<>(byArn.keySet());
  }
}
