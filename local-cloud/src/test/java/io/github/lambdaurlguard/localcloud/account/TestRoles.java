package io.github.lambdaurlguard.localcloud.account;

import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import io.github.lambdaurlguard.localcloud.template.Document;
import io.github.lambdaurlguard.localcloud.template.Location;
import java.util.List;
import java.util.Map;

/** Roles of the tests' account. */
public final class TestRoles {
  private TestRoles() {}

  /**
   * A role that may do one thing.
   *
   * @param action an action, or a list of them
   */
  public static Role allowed(String name, Object action, String resource) {
    return with(name, Map.of("Effect", "Allow", "Action", action, "Resource", resource));
  }

  /** A role whose policy has one statement. */
  public static Role with(String name, Map<String, Object> statement) {
    return new Role(
        name,
        "arn:aws:iam::123456789012:role/" + name,
        List.of(
            PolicyDocument.identityPolicy(
                Document.of(
                    Map.of("Version", "2012-10-17", "Statement", statement),
                    new Location("t.yaml", 1, 1)))));
  }
}
