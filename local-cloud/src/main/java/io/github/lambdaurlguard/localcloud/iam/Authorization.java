package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.iam.Decision.Cause;
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

  /** Decides for a principal without a permissions boundary. */
  public Decision decide(
      AccessRequest request,
      List<PolicyDocument> identityPolicies,
      List<PolicyDocument> resourcePolicies) {
    return decide(request, identityPolicies, Optional.empty(), resourcePolicies);
  }

  /**
   * An explicit deny wins; otherwise any one statement that allows the request is enough, and one
   * of the boundary if there is a boundary. It limits what a resource's policy gives a role, too.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html">
   *     Permissions boundaries</a>
   */
  public Decision decide(
      AccessRequest request,
      List<PolicyDocument> identityPolicies,
      Optional<PolicyDocument> boundary,
      List<PolicyDocument> resourcePolicies) {
    var granting = Stream.concat(identityPolicies.stream(), resourcePolicies.stream()).toList();
    return denial(request, identityPolicies.stream(), Cause.IDENTITY_POLICY)
        .or(() -> denial(request, boundary.stream(), Cause.BOUNDARY))
        .or(() -> denial(request, resourcePolicies.stream(), Cause.RESOURCE_POLICY))
        .orElseGet(
            () -> {
              var granted = grant(request, granting);
              return granted.allowed() && boundary.isPresent()
                  ? withinBoundary(granted, grant(request, List.of(boundary.get())))
                  : granted;
            });
  }

  private static Decision withinBoundary(Decision granted, Decision bounded) {
    return !(bounded instanceof Decision.Denied denied)
        ? granted
        : new Decision.Denied(
            granted.reason() + ", but within the permissions boundary " + bounded.reason(),
            Cause.NO_BOUNDARY,
            denied.cure());
  }

  private static Optional<Decision> denial(
      AccessRequest request, Stream<PolicyDocument> policies, Cause cause) {
    return policies
        .flatMap(policy -> policy.statements().stream())
        .filter(statement -> !statement.allows() && statement.mismatch(request).isEmpty())
        .findFirst()
        .map(
            statement ->
                new Decision.Denied(
                    request + " is denied by " + statement,
                    cause,
                    Cures.ofDenial(request, statement)));
  }

  private static Decision grant(AccessRequest request, List<PolicyDocument> policies) {
    List<Mismatch> mismatches = new ArrayList<>();
    for (PolicyDocument policy : policies) {
      for (Statement statement : policy.statements()) {
        if (statement.allows()) {
          Optional<Mismatch> mismatch = statement.mismatch(request);
          if (mismatch.isEmpty()) {
            return new Decision.Allowed(request + " is allowed by " + statement);
          }
          mismatches.add(mismatch.get());
        }
      }
    }
    return new Decision.Denied(
        request
            + " is not allowed: "
            + closest(mismatches).map(Mismatch::problem).orElse("no statement allows this action")
            + ". This statement would allow it: "
            + request.allowingStatement(),
        Cause.NO_IDENTITY_POLICY,
        Cures.of(request, closest(mismatches), policies));
  }

  private static Optional<Mismatch> closest(List<Mismatch> mismatches) {
    return mismatches.stream()
        .filter(mismatch -> mismatch.part() != Mismatch.Part.ACTION)
        .max(Comparator.comparing(Mismatch::part));
  }
}
