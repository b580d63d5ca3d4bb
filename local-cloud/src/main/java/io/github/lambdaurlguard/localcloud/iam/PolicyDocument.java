package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Document;
import io.github.lambdaurlguard.localcloud.template.Location;
import java.util.HashSet;
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
  private static final Set<String> ELEMENTS = Set.of("Version", "Id", "Statement");

  private final Location location;
  private final List<Statement> statements;

  private PolicyDocument(Location location, List<Statement> statements) {
    this.location = location;
    this.statements = statements;
  }

  /** Reads a policy of any kind. */
  public static PolicyDocument parse(Document policy) {
    policy.refuseOtherNames(ELEMENTS);
    PolicyLanguage language = PolicyLanguage.of(policy);
    List<Document> statements = policy.child("Statement").items();
    Set<String> sids = new HashSet<>();
    for (Document statement : statements) {
      statement
          .optionalChild("Sid")
          .filter(sid -> !sids.add(sid.text()))
          .ifPresent(
              sid -> {
                throw sid.error('"' + sid.text() + "\" is here twice; rename one");
              });
    }
    return new PolicyDocument(
        policy.location(),
        IntStream.range(0, statements.size())
            .mapToObj(i -> Statement.of(statements.get(i), i, language))
            .toList());
  }

  /** Reads the policy of a role: it needs resources and has no principal, as IAM demands. */
  public static PolicyDocument identityPolicy(Document policy) {
    for (Document statement : policy.child("Statement").items()) {
      if (statement.has("Principal")) {
        throw statement
            .child("Principal")
            .error("the policy of a role applies to that role; remove Principal");
      }
      if (!statement.has("NotResource")) {
        statement.child("Resource");
      }
    }
    return parse(policy);
  }

  /** Reads the policy of a resource, such as a bucket: it has to say for which principals. */
  public static PolicyDocument resourcePolicy(Document policy) {
    policy.child("Statement").items().forEach(one -> one.child("Principal"));
    return parse(policy);
  }

  /**
   * Reads a role's trust policy: it says which principals may assume the role, and stands for that
   * role alone.
   */
  public static PolicyDocument trustPolicy(Document policy) {
    for (Document statement : policy.child("Statement").items()) {
      if (statement.has("Resource")) {
        throw statement
            .child("Resource")
            .error("a trust policy applies to its role; IAM prohibits Resource here: remove it");
      }
    }
    return resourcePolicy(policy);
  }

  /** Where it stands. */
  Location location() {
    return location;
  }

  List<Statement> statements() {
    return statements;
  }
}
