package io.github.lambdaurlguard.localcloud.iam;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Principal of a statement.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">
 *     AWS JSON policy elements: Principal</a>
 */
record Principals(List<String> aws, List<String> services, List<String> canonicalUsers) {
  private static final String ANYONE = "*";
  private static final Pattern KNOWN_AWS_FORM =
      Pattern.compile(
          "\\*|\\d{12}|arn:aws:iam::(?:\\d{12}:(?:root|role/[^*?]+|user/[^*?]+)|cloudfront:user/[^*?]+)|arn:aws:sts::\\d{12}:assumed-role/[^*?]+");

  static Principals of(Element element) {
    if (element.value() instanceof String text) {
      if (text.equals(ANYONE)) {
        return new Principals(List.of(ANYONE), List.of(), List.of());
      }
      throw element.error(
          "must be \"*\" or an object with AWS, Service, CanonicalUser or Federated, not \""
              + text
              + '"');
    }
    element.refuseOtherNames(Set.of("AWS", "CanonicalUser", "Federated", "Service"));
    element.list("AWS").forEach(Principals::requireKnownForm);
    return new Principals(
        element.texts("AWS"), element.texts("Service"), element.texts("CanonicalUser"));
  }

  private static void requireKnownForm(Element aws) {
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
    return aws.contains(ANYONE)
        || switch (principal) {
          case Principal.Anonymous() -> false;
          case Principal.CanonicalUser(String arn, String id) ->
              aws.contains(arn) || canonicalUsers.contains(id);
          case Principal.Service(String name) -> services.contains(name);
          case Principal.Role role -> aws.contains(role.arn()) || account(role);
        };
  }

  /**
   * Whether the statement names only the role's account: that does not allow anything by itself but
   * leaves it to the account's identity policies.
   */
  boolean onlyDelegateTo(Principal principal) {
    return principal instanceof Principal.Role role
        && account(role)
        && !aws.contains(ANYONE)
        && !aws.contains(role.arn());
  }

  private boolean account(Principal.Role role) {
    return aws.contains(role.accountId())
        || aws.contains("arn:aws:iam::" + role.accountId() + ":root");
  }

  @Override
  public String toString() {
    if (services.isEmpty() && canonicalUsers.isEmpty()) {
      return "Principal AWS " + aws;
    }
    return "Principal "
        + (aws.isEmpty() ? "" : "AWS " + aws + ", ")
        + (services.isEmpty() ? "" : "Service " + services)
        + (canonicalUsers.isEmpty() ? "" : "CanonicalUser " + canonicalUsers);
  }
}
