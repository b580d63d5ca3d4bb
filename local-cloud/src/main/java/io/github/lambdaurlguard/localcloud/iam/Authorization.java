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

  /** An explicit deny wins; otherwise any one statement that allows the request is enough. */
  public Decision decide(
      AccessRequest request,
      List<PolicyDocument> identityPolicies,
      List<PolicyDocument> resourcePolicies) {
    List<Statement> allowing = new ArrayList<>();
    List<Mismatch> mismatches = new ArrayList<>();
    for (Statement statement : statements(identityPolicies, resourcePolicies)) {
      Optional<Mismatch> mismatch = statement.mismatch(request);
      if (mismatch.isEmpty() && !statement.allows()) {
        return new Decision.Denied(request + " is denied by " + statement);
      }
      if (statement.allows()) {
        mismatch.ifPresentOrElse(mismatches::add, () -> allowing.add(statement));
      }
    }
    return allowing.isEmpty()
        ? new Decision.Denied(request + " is not allowed: " + closest(mismatches))
        : new Decision.Allowed(request + " is allowed by " + allowing.getFirst());
  }

  private static List<Statement> statements(
      List<PolicyDocument> identityPolicies, List<PolicyDocument> resourcePolicies) {
    return Stream.concat(identityPolicies.stream(), resourcePolicies.stream())
        .flatMap(policy -> policy.statements().stream())
        .toList();
  }

  private static String closest(List<Mismatch> mismatches) {
    return mismatches.stream()
        .filter(mismatch -> mismatch.part() != Mismatch.Part.ACTION)
        .max(Comparator.comparing(Mismatch::part))
        .map(Mismatch::problem)
        .orElse("no statement allows this action");
  }
}
