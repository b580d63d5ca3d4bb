package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Template.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** No role can become more than it is. */
final class RoleRules {
  /** They can give a role more than the caller has, unless the role's boundary is asked for. */
  private static final Set<String> BOUND =
      Set.of(
          "iam:AttachRolePolicy",
          "iam:CreateRole",
          "iam:DeleteRole",
          "iam:DeleteRolePolicy",
          "iam:DetachRolePolicy",
          "iam:PutRolePermissionsBoundary",
          "iam:PutRolePolicy",
          "iam:UpdateAssumeRolePolicy",
          "iam:UpdateRole",
          "iam:UpdateRoleDescription");

  private static final String ASSUME = "sts:AssumeRole";

  /** The stacks' own roles have the boundary: whoever acts in one of them stays within it. */
  private static final String OWN_ROLES = ":role/${DeploymentName}-backend-";

  /** They would undo the boundary, or make identities that have none. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "iam:AddUserToGroup",
          "iam:AttachGroupPolicy",
          "iam:AttachUserPolicy",
          "iam:CreateAccessKey",
          "iam:CreateLoginProfile",
          "iam:CreatePolicy",
          "iam:CreatePolicyVersion",
          "iam:CreateUser",
          "iam:DeletePolicy",
          "iam:DeleteRolePermissionsBoundary",
          "iam:PutGroupPolicy",
          "iam:PutUserPolicy",
          "iam:SetDefaultPolicyVersion",
          ASSUME);

  private static final Set<String> ACT_IN_THE_STACKS_ROLE =
      Set.of(
          "cloudformation:ContinueUpdateRollback",
          "cloudformation:CreateChangeSet",
          "cloudformation:CreateStack",
          "cloudformation:DeleteStack",
          "cloudformation:UpdateStack");

  private static final String GITHUB = "token.actions.githubusercontent.com:";

  private RoleRules() {}

  static Stream<Finding> escalation(Template template) {
    return allowed(template)
        .filter(statement -> statement.actions().stream().anyMatch(FORBIDDEN::contains))
        .filter(statement -> !assumesOwnRoles(statement))
        .map(statement -> statement.finding(statement.content(), "leads out of the boundary"));
  }

  private static boolean assumesOwnRoles(Statement statement) {
    return statement.actions().equals(List.of(ASSUME))
        && statement.content().at("Resource").texts().stream()
            .allMatch(resource -> resource.contains(OWN_ROLES));
  }

  static Stream<Finding> boundary(Template template) {
    return allowed(template)
        .filter(statement -> statement.actions().stream().anyMatch(BOUND::contains))
        .filter(
            statement ->
                statement
                    .condition("StringEquals", "iam:PermissionsBoundary")
                    .reference()
                    .isEmpty())
        .map(
            statement ->
                statement.finding(
                    statement.content(), "has to ask for the boundary (iam:PermissionsBoundary)"));
  }

  static Stream<Finding> passedService(Template template) {
    return allowed(template)
        .filter(statement -> statement.actions().contains("iam:PassRole"))
        .filter(
            statement ->
                statement.content().at("Resource").texts().contains("*")
                    || statement.condition("StringEquals", "iam:PassedToService").texts().size()
                        != 1)
        .map(
            statement ->
                statement.finding(statement.content(), "passes more than one role to one service"));
  }

  /** The names that IAM actions reach must not be those of the roles that protect the account. */
  static Stream<Finding> reach(Template template) {
    var paths =
        template.resources().stream().map(resource -> resource.property("Path").text()).toList();
    return allowed(template)
        .filter(
            statement -> statement.actions().stream().anyMatch(action -> action.startsWith("iam:")))
        .flatMap(
            statement ->
                statement.content().at("Resource").items().stream()
                    .filter(resource -> paths.stream().anyMatch(path -> reaches(resource, path)))
                    .map(
                        resource -> statement.finding(resource, "reaches the roles of this file")));
  }

  private static boolean reaches(Value resource, String path) {
    var prefix = resource.text().replaceFirst(".*:role/", "").replaceFirst("\\*.*", "");
    return resource.text().contains("*")
        && !path.isEmpty()
        && path.replaceFirst("^!Sub /", "").startsWith(prefix);
  }

  static Stream<Finding> path(Template template) {
    return template
        .resources("AWS::IAM::Role")
        .filter(
            role ->
                !role.property("PermissionsBoundary").isPresent()
                    && !role.property("Path").text().endsWith("-bootstrap/"))
        .map(
            role ->
                role.finding(
                    role.declaration(), "needs a permissions boundary, or the bootstrap's path"));
  }

  static Stream<Finding> webIdentity(Template template) {
    return Statement.in(template)
        .filter(statement -> statement.actions().contains("sts:AssumeRoleWithWebIdentity"))
        .filter(
            statement ->
                !statement.condition("StringEquals", GITHUB + "aud").is("sts.amazonaws.com")
                    || !statement
                        .condition("StringEquals", GITHUB + "sub")
                        .text()
                        .matches("!Sub \\$\\{GitHubSubjectPrefix}:[^*?]+"))
        .map(
            statement ->
                statement.finding(
                    statement.content(), "has to ask for the audience and for one exact subject"));
  }

  /**
   * A service acts for every account: without this, another account's stack could use the role.
   *
   * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html">the
   *     confused deputy</a>
   */
  static Stream<Finding> serviceTrust(Template template) {
    return template.resources().stream()
        .flatMap(
            resource ->
                Statement.trust(resource)
                    .filter(
                        trust ->
                            trust.at("Principal", "Service").is("cloudformation.amazonaws.com"))
                    .filter(
                        trust ->
                            !trust
                                .at("Condition", "StringEquals", "aws:SourceAccount")
                                .is("!Ref AWS::AccountId"))
                    .map(
                        trust ->
                            resource.finding(
                                trust, "has to ask for the account (aws:SourceAccount)")));
  }

  /** Whoever changes a stack without naming a role acts in the role that the stack has. */
  static Stream<Finding> namedRole(Template template) {
    return allowed(template)
        .filter(
            statement -> statement.actions().stream().anyMatch(ACT_IN_THE_STACKS_ROLE::contains))
        .filter(
            statement ->
                !statement
                    .condition("StringEquals", "cloudformation:RoleArn")
                    .text()
                    .startsWith("!GetAtt "))
        .map(
            statement ->
                statement.finding(
                    statement.content(), "has to ask for the role (cloudformation:RoleArn)"));
  }

  private static Stream<Statement> allowed(Template template) {
    return Statement.ofIdentities(template).filter(Statement::isAllowed);
  }
}
