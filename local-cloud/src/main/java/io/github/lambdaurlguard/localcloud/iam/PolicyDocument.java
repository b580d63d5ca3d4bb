package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Location;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An IAM policy. What it says but the local cloud cannot evaluate is refused when it is read.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html">IAM
 *     JSON policy element reference</a>
 */
public final class PolicyDocument {
  private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

  private final List<Statement> statements;

  private PolicyDocument(List<Statement> statements) {
    this.statements = statements;
  }

  /**
   * Reads a policy.
   *
   * @param document maps, lists and texts
   * @param location where the policy is, for messages
   */
  public static PolicyDocument parse(Object document, Location location) {
    Element policy = new Element(document, "", location);
    policy.refuseOtherNames(Set.of("Version", "Id", "Statement"));
    if (policy.has("Version") && !VERSIONS.contains(policy.child("Version").text())) {
      throw policy
          .child("Version")
          .error("must be \"2012-10-17\", not \"" + policy.child("Version").text() + '"');
    }
    List<Element> statements = policy.child("Statement").items();
    return new PolicyDocument(
        IntStream.range(0, statements.size())
            .mapToObj(i -> Statement.of(statements.get(i), i))
            .toList());
  }

  List<Statement> statements() {
    return statements;
  }
}
