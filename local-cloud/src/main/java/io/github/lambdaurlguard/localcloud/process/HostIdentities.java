package io.github.lambdaurlguard.localcloud.process;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The AWS identities of the person who runs the local cloud, which no child process finds: a
 * function has its role and nothing else, as on AWS.
 *
 * <p>It takes more than an environment of its own. Where no variable has credentials, as with
 * SnapStart, the SDKs look for files in the home folder, which Java knows without a variable, for a
 * program that such a file names, and for the metadata of the machine.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html">Standardized
 *     credential providers</a>
 */
public final class HostIdentities {
  /** Where the user whom Lambda runs functions as has its home. There is none, on Lambda either. */
  private static final String NO_HOME = "/home/sbx_user1051";

  private static final Map<String, String> HIDING =
      Map.of(
          "AWS_CONFIG_FILE", NO_HOME + "/.aws/config",
          "AWS_EC2_METADATA_DISABLED", "true",
          "AWS_SHARED_CREDENTIALS_FILE", NO_HOME + "/.aws/credentials");

  private HostIdentities() {}

  /** Whether a variable hides identities, so that a function's own value does not count. */
  public static boolean isHiddenBy(String variable) {
    return HIDING.containsKey(variable);
  }

  /** The option with which a JVM finds no home folder. */
  static String hidingOption() {
    return "-Duser.home=" + NO_HOME;
  }

  /** The variables of a process, with those that hide identities. */
  static Map<String, String> hidden(Map<String, String> variables) {
    var all = new LinkedHashMap<String, String>();
    all.put("HOME", NO_HOME);
    all.putAll(variables);
    all.putAll(HIDING);
    return all;
  }
}
