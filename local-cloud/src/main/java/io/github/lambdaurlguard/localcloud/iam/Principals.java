package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Principal of a statement.
 *
 * @param byKind those of each kind that it names, such as {@code Service}
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">
 *     AWS JSON policy elements: Principal</a>
 */
record Principals(Map<String, List<String>> byKind) {
  private static final String ANYONE = "*";
  private static final Set<String> KINDS = Set.of("AWS", "CanonicalUser", "Federated", "Service");
  private static final Pattern KNOWN_AWS_FORM =
      Pattern.compile(
          "\\*|\\d{12}|arn:aws:iam::(?:\\d{12}:(?:root|role/[^*?]+|user/[^*?]+)|cloudfront:user/[^*?]+)|arn:aws:sts::\\d{12}:assumed-role/[^*?]+");

  static Principals of(Document element) {
    if (element.isText()) {
      if (element.text().equals(ANYONE)) {
        return new Principals(Map.of("AWS", List.of(ANYONE)));
      }
      throw element.error(
          "must be \"*\" or an object with AWS, Service, CanonicalUser or Federated, not \""
              + element.text()
              + '"');
    }
    element.refuseOtherNames(KINDS);
    element.list("AWS").forEach(Principals::requireKnownForm);
    var byKind = new LinkedHashMap<String, List<String>>();
    element.names().forEach(kind -> byKind.put(kind, element.texts(kind)));
    return new Principals(byKind);
  }

  private static void requireKnownForm(Document aws) {
    if (!KNOWN_AWS_FORM.matcher(aws.text()).matches()) {
      throw aws.error(
          '"'
              + aws.text()
              + "\" is not implemented by the local cloud; use \"*\", an account, or the ARN of a"
              + " role or user");
    }
  }

  /** Whether the principal is among them; {@code "*"} is everyone, services too. */
  boolean include(Principal principal) {
    return has("AWS", ANYONE)
        || switch (principal) {
          case Principal.Anonymous() -> false;
          case Principal.CanonicalUser(String arn, String id) ->
              has("AWS", arn) || has("CanonicalUser", id);
          case Principal.Service(String name) -> has("Service", name);
          case Principal.Role role -> has("AWS", role.arn()) || haveAccountOf(role);
        };
  }

  /**
   * Whether the statement names only the account of a role that is among them: that does not allow
   * anything by itself but leaves it to the account's identity policies.
   */
  boolean onlyDelegateTo(Principal principal) {
    return principal instanceof Principal.Role role
        && !has("AWS", ANYONE)
        && !has("AWS", role.arn());
  }

  private boolean haveAccountOf(Principal.Role role) {
    return has("AWS", role.accountId()) || has("AWS", "arn:aws:iam::" + role.accountId() + ":root");
  }

  private boolean has(String kind, String principal) {
    return byKind.getOrDefault(kind, List.of()).contains(principal);
  }

  @Override
  public String toString() {
    return byKind.entrySet().stream()
        .map(kind -> kind.getKey() + ' ' + kind.getValue())
        .collect(Collectors.joining(", ", "Principal ", ""));
  }
}
