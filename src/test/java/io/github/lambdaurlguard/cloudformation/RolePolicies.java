package io.github.lambdaurlguard.cloudformation;

import io.github.lambdaurlguard.cloudformation.Registry.Judgement;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the policies of a role of bootstrap.yaml allow, as IAM judges a request.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">policy
 *     evaluation</a>
 */
record RolePolicies(List<Statement> statements, Map<String, String> names) {

  /** What a call of CloudFormation's has for the condition keys of bootstrap.yaml. */
  private static final Map<String, String> CONTEXT =
      Map.of(
          "iam:PermissionsBoundary", "Boundary",
          "iam:PassedToService", "lambda.amazonaws.com",
          "lambda:FunctionUrlAuthType", "AWS_IAM",
          "lambda:Principal", "cloudfront.amazonaws.com",
          "aws:ResourceAccount", Arns.ACCOUNT);

  static RolePolicies of(Template bootstrap, String role, Map<String, String> names) {
    return new RolePolicies(
        Statement.ofIdentities(bootstrap)
            .filter(statement -> statement.resource().logicalId().equals(role))
            .filter(Statement::isAllowed)
            .toList(),
        names);
  }

  boolean allow(String action, String resource, Judgement judgement) {
    return statements.stream()
        .anyMatch(
            statement ->
                statement.actions().stream().anyMatch(pattern -> matches(pattern, action, true))
                    && statement.content().at("Resource").texts().stream()
                        .anyMatch(pattern -> matches(Arns.resolve(pattern, names), resource, false))
                    && conditionsHold(statement, judgement));
  }

  /** A key that the service gives no value for holds in no request. */
  private boolean conditionsHold(Statement statement, Judgement judgement) {
    return statement.content().at("Condition").entries().entrySet().stream()
        .allMatch(
            operator ->
                operator.getKey().equals("StringEquals")
                    && operator.getValue().entries().entrySet().stream()
                        .allMatch(
                            key ->
                                (key.getKey().startsWith("aws:")
                                        || judgement.conditionKeys().contains(key.getKey()))
                                    && key.getValue().texts().stream()
                                        .map(text -> Arns.resolve(text, names))
                                        .anyMatch(text -> text.equals(CONTEXT.get(key.getKey())))));
  }

  private static boolean matches(String pattern, String text, boolean ignoringCase) {
    var regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, ignoringCase ? Pattern.CASE_INSENSITIVE : 0)
        .matcher(text)
        .matches();
  }
}
