package io.github.lambdaurlguard.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.lambdaurlguard.cloudformation.Arns.Stack;
import io.github.lambdaurlguard.cloudformation.Template.Edit;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * CloudFormation can make, read, change, tag and delete every resource of the templates in the
 * execution role of bootstrap.yaml: each action of the types' handlers is granted on what IAM
 * judges it on, or left out with a reason.
 */
class ExecutionRoleTest {

  private static final Template BOOTSTRAP = Template.read("bootstrap.yaml");

  static final List<Stack> STACKS =
      List.of(
          stack("backend", "eu-central-1"),
          stack("edge", "us-east-1"),
          stack("artifacts", "eu-central-1"),
          stack("artifacts", "us-east-1"));

  /** Two functions and a table, whatever the repository's are. */
  private static final List<Stack> STACKS_OF_TESTS =
      List.of(
          stackOfTests("backend", "eu-central-1"),
          stackOfTests("edge", "us-east-1"),
          stack("artifacts", "eu-central-1"),
          stack("artifacts", "us-east-1"));

  @ParameterizedTest
  @FieldSource("STACKS")
  void role_asItIs_keepsTheStack(Stack stack) {
    assertThat(ExecutionRole.of(BOOTSTRAP).lacksFor(stack)).isEmpty();
  }

  @Test
  void reasons_all_areNeeded() {
    var used = new HashSet<LeftOut>();
    STACKS_OF_TESTS.forEach(stack -> used.addAll(ExecutionRole.of(BOOTSTRAP).usedExcuses(stack)));

    assertThat(LeftOut.ALL).filteredOn(leftOut -> !used.contains(leftOut)).isEmpty();
  }

  /** The role with one edit, the stack that it cannot keep then, and what is said of that. */
  static Stream<Arguments> brokenRoles() {
    return Stream.of(
        broken(
            "a read handler without its action",
            "  - logs:DescribeResourcePolicies\n",
            "  - logs:DescribeQueries\n",
            0,
            "ListOrdersLogGroup (AWS::Logs::LogGroup) needs logs:DescribeResourcePolicies on [*]"
                + " for create, read, update; read for backend.yaml:",
            "!GetAtt ListOrdersLogGroup.Arn"),
        broken(
            "a read handler of a version",
            "- lambda:GetFunctionScalingConfig\n",
            "- lambda:GetFunction\n",
            0,
            "ListOrdersVersion (AWS::Lambda::Version) needs lambda:GetFunctionScalingConfig on"
                + " [arn:aws:lambda:eu-central-1:123456789012:function:"
                + "lambda-url-guard-backend-ListOrders-1A2B3C4D5E6F]",
            "!GetAtt ListOrdersVersion.Version"),
        broken(
            "a bucket's read handler",
            "- s3:GetBucketCORS\n",
            "- s3:GetBucketAcl\n",
            1,
            "SiteBucket (AWS::S3::Bucket) needs s3:GetBucketCORS on"
                + " [arn:aws:s3:::lambda-url-guard-edge-sitebucket-1a2b3c4d5e6f] for read",
            "!GetAtt SiteBucket.RegionalDomainName"),
        broken(
            "an action that IAM knows no resource for, with one",
            "Resource: \"*\" # IAM knows no resource for these",
            "Resource: !Sub arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/* #",
            1,
            "MoreMetrics (AWS::CloudFront::MonitoringSubscription) needs"
                + " cloudfront:CreateMonitoringSubscription on [*] for create"),
        broken(
            "CloudFormation's own tags",
            "- cloudwatch:TagResource\n                  - cloudwatch:UntagResource\n"
                + "                Resource: !Sub",
            "- cloudwatch:UntagResource\n                Resource: !Sub",
            0,
            "Dashboard (AWS::CloudWatch::Dashboard) needs cloudwatch:TagResource on"
                + " [arn:aws:cloudwatch::123456789012:dashboard/"
                + "lambda-url-guard-backend-eu-central-1] for create, tags, update"),
        broken(
            "another deployment's names",
            "log-group:${DeploymentName}-backend-*\n              - Sid: FindLogGroups",
            "log-group:${DeploymentName}-edge-*\n              - Sid: FindLogGroups",
            0,
            "PlaceOrderLogGroup (AWS::Logs::LogGroup) needs logs:CreateLogGroup on"),
        broken(
            "one of several resources that an action is judged on",
            "delivery-source:${DeploymentName}-edge",
            "delivery-source:${DeploymentName}-backend",
            1,
            "AccessLogDelivery (AWS::Logs::Delivery) needs logs:CreateDelivery on"),
        broken(
            "a condition on a key that the action has no value for",
            "  - iam:CreateRole\n",
            "  - iam:CreateRole\n                  - iam:TagRole\n",
            "  - iam:TagRole\n                  - iam:UntagRole\n                Resource",
            "  - iam:UntagRole\n                Resource",
            0,
            "PlaceOrderRole (AWS::IAM::Role) needs iam:TagRole on"),
        broken(
            "a condition that no call fulfils",
            "lambda:FunctionUrlAuthType: AWS_IAM",
            "lambda:FunctionUrlAuthType: NONE",
            0,
            "PlaceOrderUrl (AWS::Lambda::Url) needs lambda:CreateFunctionUrlConfig on"));
  }

  @ParameterizedTest
  @MethodSource("brokenRoles")
  void role_withoutWhatAHandlerNeeds_isFoundAndNamed(
      Template bootstrap, Stack stack, List<String> said) {
    assertThat(ExecutionRole.of(bootstrap).lacksFor(stack))
        .anySatisfy(line -> assertThat(line).contains(said));
  }

  /** A template that grows needs what its new property needs. */
  @Test
  void template_withAPropertyThatAReasonExcludes_needsItsActions() {
    var edge = STACKS_OF_TESTS.getFirst();
    var grown =
        edge.template()
            .with(new Edit("  PlaceOrder:\n", "Timeout: 10", "VpcConfig: {SubnetIds: [subnet-1]}"));

    assertThat(ExecutionRole.of(BOOTSTRAP).lacksFor(new Stack(grown, edge.name(), edge.region())))
        .anySatisfy(
            line -> assertThat(line).startsWith("PlaceOrder (AWS").contains("ec2:DescribeVpcs"));
  }

  @Test
  void template_withATypeThatNobodyKnows_isFound() {
    var backend = STACKS_OF_TESTS.getFirst();
    var grown =
        backend
            .template()
            .with(new Edit("  Dashboard:\n", "AWS::CloudWatch::Dashboard", "AWS::SQS::Queue"));

    assertThat(
            ExecutionRole.of(BOOTSTRAP)
                .lacksFor(new Stack(grown, backend.name(), backend.region())))
        .containsExactly("Dashboard (AWS::SQS::Queue): registry.json does not know the type");
  }

  private static Arguments broken(String name, String from, String to, int stack, String... said) {
    return argumentSet(
        name,
        BOOTSTRAP.with(new Edit("  ExecutionRole:", from, to)),
        STACKS_OF_TESTS.get(stack),
        List.of(said));
  }

  private static Arguments broken(
      String name, String from, String to, String alsoFrom, String alsoTo, int stack, String said) {
    return argumentSet(
        name,
        BOOTSTRAP
            .with(new Edit("  ExecutionRole:", from, to))
            .with(new Edit("- Sid: KeepRoles", alsoFrom, alsoTo)),
        STACKS_OF_TESTS.get(stack),
        List.of(said));
  }

  private static Stack stack(String part, String region) {
    return new Stack(Template.read(part + ".yaml"), "lambda-url-guard-" + part, region);
  }

  private static Stack stackOfTests(String part, String region) {
    return new Stack(Template.ofTests(part + ".yaml"), "lambda-url-guard-" + part, region);
  }
}
