package io.github.lambdaurlguard.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.cloudformation.Arns.Stack;
import io.github.lambdaurlguard.cloudformation.Template.Edit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The roles that bootstrap.yaml makes for a proof keep its stacks, and reach nothing that has
 * another name.
 */
class ProofRolesTest {

  private static final String PROOF = "proof-abcdef";
  private static final Template BOOTSTRAP = Template.read("bootstrap.yaml");

  /** The policies that a pipeline's proof acts by, and CloudFormation for it. */
  private static final Set<String> OF_A_PROOF =
      Set.of("DeployRole", "ProofPolicy", "ExecutionRole", "Boundary");

  /** What AWS gives ids instead of names, and web ACLs, which are only read. */
  private static final List<String> WITHOUT_NAMES =
      List.of(
          "*",
          "!GetAtt ExecutionRole.Arn",
          "arn:aws:cloudfront::123456789012:distribution/*",
          "arn:aws:cloudfront::123456789012:origin-access-control/*",
          "arn:aws:cloudfront::123456789012:response-headers-policy/*",
          "arn:aws:iam::123456789012:role/aws-service-role/replicator.lambda.amazonaws.com/AWSServiceRoleForLambdaReplicator",
          "arn:aws:iam::123456789012:role/aws-service-role/logger.cloudfront.amazonaws.com/AWSServiceRoleForCloudFrontLogger",
          "arn:aws:logs:us-east-1:123456789012:delivery:*",
          "arn:aws:wafv2:us-east-1:123456789012:global/webacl/*");

  static final List<Stack> STACKS =
      List.of(
          stack("backend.yaml", "backend", "eu-central-1"),
          stack("probes.yaml", "backend-probes", "eu-central-1"),
          stack("edge.yaml", "edge", "us-east-1"),
          stack("probes-edge.yaml", "edge-probes", "us-east-1"),
          stack("artifacts.yaml", "artifacts", "eu-central-1"),
          stack("artifacts.yaml", "artifacts", "us-east-1"));

  @ParameterizedTest
  @FieldSource("STACKS")
  void executionRole_asItIs_keepsTheStack(Stack stack) {
    assertThat(ExecutionRole.of(BOOTSTRAP, PROOF).lacksFor(stack)).isEmpty();
  }

  @Test
  void executionRole_withoutTheFunctionsOfTheProbes_isFoundAndNamed() {
    var broken =
        BOOTSTRAP.with(
            new Edit(
                "- Sid: KeepCloudFrontFunctions",
                "-backend-probes-*",
                "-backend-somebody-elses-*"));

    assertThat(ExecutionRole.of(broken, PROOF).lacksFor(STACKS.get(1)))
        .anySatisfy(
            line ->
                assertThat(line).startsWith("ForOf (AWS::CloudFront::Function) needs cloudfront:"));
  }

  @Test
  void policies_ofAProof_reachNothingOfAnotherName() {
    assertThat(reachedByAProof(BOOTSTRAP))
        .allSatisfy(resource -> assertThat(resource).contains(PROOF));
  }

  @Test
  void policy_thatReachesMore_isFound() {
    var broken =
        BOOTSTRAP.with(
            new Edit(
                "- Sid: DeleteTheTables", "table/${DeploymentName}-backend-*", "table/proof-*"));

    assertThat(reachedByAProof(broken)).anyMatch(resource -> resource.endsWith(":table/proof-*"));
  }

  /** No pipeline of a deployment deletes tables, or acts in a role that is not its own. */
  @Test
  void policy_ofProofsOnly_isMadeForNothingElse() {
    assertThat(BOOTSTRAP.resources("AWS::IAM::ManagedPolicy"))
        .filteredOn(policy -> policy.logicalId().equals("ProofPolicy"))
        .singleElement()
        .satisfies(
            policy ->
                assertThat(policy.declaration().at("Condition").text())
                    .isEqualTo("IsProofOfPipeline"));
    assertThat(
            Statement.ofIdentities(BOOTSTRAP)
                .filter(statement -> !statement.resource().logicalId().equals("ProofPolicy"))
                .flatMap(statement -> statement.actions().stream()))
        .doesNotContain("dynamodb:DeleteTable", "sts:AssumeRole");
  }

  private static List<String> reachedByAProof(Template bootstrap) {
    return Statement.ofIdentities(bootstrap)
        .filter(statement -> OF_A_PROOF.contains(statement.resource().logicalId()))
        .filter(Statement::isAllowed)
        .flatMap(statement -> statement.content().at("Resource").texts().stream())
        .map(resource -> Arns.resolve(resource, ExecutionRole.names(PROOF)))
        .filter(resource -> !WITHOUT_NAMES.contains(resource))
        .toList();
  }

  private static Stack stack(String template, String part, String region) {
    return new Stack(Template.read(template), PROOF + "-" + part, region);
  }
}
