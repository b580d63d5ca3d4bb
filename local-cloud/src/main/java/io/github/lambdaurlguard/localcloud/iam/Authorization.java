package io.github.lambdaurlguard.localcloud.iam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides requests within one account.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">
 *     Policy evaluation logic</a>
 */
public final class Authorization {

  private record Miss(Statement statement, Statement.Mismatch mismatch) {}

  /** An explicit deny wins; otherwise any one statement that allows the request is enough. */
  public Decision decide(
      AccessRequest request,
      List<PolicyDocument> identityPolicies,
      List<PolicyDocument> resourcePolicies) {
    List<Statement> allows = new ArrayList<>();
    List<Miss> misses = new ArrayList<>();
    List<Statement> statements =
        Stream.concat(
                identityPolicies.stream().flatMap(policy -> policy.statements().stream()),
                resourcePolicies.stream().flatMap(policy -> policy.statements().stream()))
            .toList();
    for (Statement statement : statements) {
      Optional<Statement.Mismatch> mismatch = statement.mismatch(request);
      if (mismatch.isEmpty() && !statement.allows()) {
        return new Decision.Denied(request + " is denied by " + statement);
      }
      if (statement.allows()) {
        mismatch.ifPresentOrElse(
            miss -> misses.add(new Miss(statement, miss)), () -> allows.add(statement));
      }
    }
    return allows.isEmpty()
        ? new Decision.Denied(request + " is not allowed: " + closest(misses))
        : new Decision.Allowed(request + " is allowed by " + allows.getFirst());
  }

  private static String closest(List<Miss> misses) {
    return misses.stream()
        .filter(miss -> miss.mismatch().progress() > 0)
        .max(Comparator.comparingInt(miss -> miss.mismatch().progress()))
        .map(miss -> miss.statement() + " " + miss.mismatch().problem())
        .orElse("no statement allows the action");
  }
}
