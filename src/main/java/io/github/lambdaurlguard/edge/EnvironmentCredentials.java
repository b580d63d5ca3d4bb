package io.github.lambdaurlguard.edge;

/**
 * Reads the credentials that Lambda puts into the environment. Each second looks whether they are
 * still the same; every set of temporary credentials has an access key id of its own, so comparing
 * that is enough.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime">Defined
 *     runtime environment variables</a>
 */
final class EnvironmentCredentials {
  private final Platform platform;
  private Credentials last;
  private String timeOfLast;

  EnvironmentCredentials(Platform platform) {
    this.platform = platform;
  }

  /** The credentials at this time, which is exact to the second. */
  Credentials at(String time) throws RequestRefusedException {
    if (time.equals(timeOfLast)) {
      return last;
    }
    String accessKeyId = required("AWS_ACCESS_KEY_ID");
    if (last == null || !last.accessKeyId().equals(accessKeyId)) {
      last =
          new Credentials(
              accessKeyId,
              required("AWS_SECRET_ACCESS_KEY"),
              platform.environment("AWS_SESSION_TOKEN"));
    }
    timeOfLast = time;
    return last;
  }

  private String required(String name) throws RequestRefusedException {
    String value = platform.environment(name);
    if (value == null || value.isEmpty()) {
      throw new RequestRefusedException(
          Problem.internalServerError(
              "The signer has no credentials: the environment variable "
                  + name
                  + " is missing. Lambda sets it when the function has an execution role."));
    }
    return value;
  }
}
