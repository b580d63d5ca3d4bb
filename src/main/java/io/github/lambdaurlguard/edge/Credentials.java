package io.github.lambdaurlguard.edge;

/**
 * The credentials of the function's execution role.
 *
 * @param sessionToken null for credentials without a session
 */
record Credentials(String accessKeyId, String secretAccessKey, String sessionToken) {
  @Override
  public String toString() {
    return "Credentials[" + accessKeyId + "]";
  }
}
