package io.github.lambdaurlguard.localcloud.template;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * The value of a secret that a text refers to: all of it, or one member of its JSON object.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html">Get
 *     a secret or secret value from Secrets Manager</a>
 */
final class SecretReference {
  private static final int PART = 2;
  private static final int KEY = 3;
  private static final int STAGE = 4;
  private static final int VERSION = 5;

  private SecretReference() {}

  /**
   * The value.
   *
   * @param found the parts of the reference: id, {@code SecretString}, key, stage and version
   */
  static String value(MatchResult found, Place place, ParameterStore store) {
    String id = found.group(1);
    if (!part(found, PART).orElse("SecretString").equals("SecretString")) {
      throw place.error("of the secret \"" + id + "\" there is nothing but SecretString");
    }
    if (!part(found, STAGE).orElse("AWSCURRENT").equals("AWSCURRENT")
        || part(found, VERSION).isPresent()) {
      throw place.error(
          "the local cloud keeps only the current version of the secret \"" + id + "\"");
    }
    String value =
        store
            .secret(id)
            .orElseThrow(
                () ->
                    place.error(
                        "there is no secret \""
                            + id
                            + "\" in the stack's region; create it first, or correct the name"));
    return part(found, KEY).map(key -> member(value, key, id, place)).orElse(value);
  }

  private static Optional<String> part(MatchResult found, int group) {
    return Optional.ofNullable(found.group(group)).filter(text -> !text.isEmpty());
  }

  private static String member(String value, String key, String id, Place place) {
    try {
      Map<String, Object> members = JSON.std.mapFrom(value);
      if (members.get(key) != null) {
        return members.get(key).toString();
      }
    } catch (IOException e) {
      // It is not a JSON object, and has no such member.
    }
    throw place.error("the secret \"" + id + "\" is not a JSON object with a member " + key);
  }
}
