package io.github.lambdaurlguard.localcloud.account;

/** Temporary credentials of a role, valid in this local cloud only. */
public record Credentials(
    String accessKeyId, String secretAccessKey, String sessionToken, Role role) {

  /** Names the key and the role: the secrets stay out of logs. */
  @Override
  public String toString() {
    return "credentials " + accessKeyId + " of " + role.arn();
  }
}
