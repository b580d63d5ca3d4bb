package io.github.lambdaurlguard.localcloud.account;

import io.github.lambdaurlguard.localcloud.iam.Decision;
import io.github.lambdaurlguard.localcloud.iam.PolicyDocument;
import java.util.List;
import java.util.Map;

/**
 * Temporary credentials of a role, valid in this local cloud only.
 *
 * @param session the name of the role's session: of a function, the function's name
 */
public record Credentials(
    String accessKeyId, String secretAccessKey, String sessionToken, Role role, String session) {
  /** The session of a person, who takes a role's credentials from the file. */
  static final String OF_A_PERSON = "local-cloud";

  /** Credentials for a person. */
  public Credentials(String accessKeyId, String secretAccessKey, String sessionToken, Role role) {
    this(accessKeyId, secretAccessKey, sessionToken, role, OF_A_PERSON);
  }

  /** The same keys for another state of the role. */
  Credentials of(Role other) {
    return new Credentials(accessKeyId, secretAccessKey, sessionToken, other, session);
  }

  /** Who the credentials say they are. */
  public String sessionArn() {
    return role.sessionArn(session);
  }

  /** The role's unique id and the session. */
  public String userId() {
    return role.userId(session);
  }

  /**
   * Whether their holder may do something.
   *
   * @param context the values of condition keys, without those that tell of the holder
   * @param resourcePolicies those of the resource
   */
  public Decision decide(
      String action,
      String resource,
      Map<String, String> context,
      List<PolicyDocument> resourcePolicies) {
    return role.decide(session, action, resource, context, resourcePolicies);
  }

  /** Names the key and the role: the secrets stay out of logs. */
  @Override
  public String toString() {
    return "credentials " + accessKeyId + " of " + role.arn();
  }
}
