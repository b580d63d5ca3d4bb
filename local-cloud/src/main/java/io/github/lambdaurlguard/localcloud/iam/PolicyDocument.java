package io.github.lambdaurlguard.localcloud.iam;

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
  private final List<Statement> statements;

  private PolicyDocument(List<Statement> statements) {
    this.statements = statements;
  }

  /**
   * Reads a policy of any kind.
   *
   * @param document maps, lists and texts
   * @param location where the policy is, for messages
   */
  public static PolicyDocument parse(Object document, Location location) {
    Element policy = policy(document, location);
    PolicyLanguage language = PolicyLanguage.of(policy);
    List<Element> statements = policy.child("Statement").items();
    Set<String> sids = new HashSet<>();
    for (Element statement : statements) {
      statement
          .optionalChild("Sid")
          .filter(sid -> !sids.add(sid.text()))
          .ifPresent(
              sid -> {
                throw sid.error('"' + sid.text() + "\" is here twice; rename one");
              });
    }
    return new PolicyDocument(
        IntStream.range(0, statements.size())
            .mapToObj(i -> Statement.of(statements.get(i), i, language))
            .toList());
  }

  /** Reads the policy of a role: it needs resources and has no principal, as IAM demands. */
  public static PolicyDocument identityPolicy(Object document, Location location) {
    for (Element statement : policy(document, location).child("Statement").items()) {
      if (statement.has("Principal")) {
        throw statement
            .child("Principal")
            .error("the policy of a role applies to that role; remove Principal");
      }
      if (!statement.has("NotResource")) {
        statement.child("Resource");
      }
    }
    return parse(document, location);
  }

  /** Reads the policy of a resource, such as a bucket: it has to say for which principals. */
  public static PolicyDocument resourcePolicy(Object document, Location location) {
    policy(document, location).child("Statement").items().forEach(one -> one.child("Principal"));
    return parse(document, location);
  }

  /**
   * Reads a role's trust policy: it says which principals may assume the role, and stands for that
   * role alone.
   */
  public static PolicyDocument trustPolicy(Object document, Location location) {
    for (Element statement : policy(document, location).child("Statement").items()) {
      if (statement.has("Resource")) {
        throw statement
            .child("Resource")
            .error("a trust policy applies to its role; IAM prohibits Resource here: remove it");
      }
    }
    return resourcePolicy(document, location);
  }

  List<Statement> statements() {
    return statements;
  }

  private static Element policy(Object document, Location location) {
    Element policy = new Element(document, "", location);
    policy.refuseOtherNames(Set.of("Version", "Id", "Statement"));
    return policy;
  }
}
