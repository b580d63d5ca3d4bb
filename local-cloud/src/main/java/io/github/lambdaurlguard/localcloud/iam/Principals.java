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
record Principals(List<String> aws, List<String> services) {
  private static final String ANYONE = "*";
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern ROOT = Pattern.compile("arn:aws:iam::\\d{12}:root");
  private static final Pattern ROLE = Pattern.compile("arn:aws:iam::\\d{12}:role/[^*?]+");

  static Principals of(Element element) {
    if (element.value() instanceof String text) {
      if (text.equals(ANYONE)) {
        return new Principals(List.of(ANYONE), List.of(ANYONE));
      }
      throw element.error("must be \"*\" or an object with AWS or Service, not \"" + text + '"');
    }
    element.refuseOtherNames(Set.of("AWS", "Service"));
    List<Element> aws = element.has("AWS") ? element.child("AWS").items() : List.of();
    aws.forEach(Principals::requireKnownForm);
    return new Principals(
        aws.stream().map(Element::text).toList(),
        element.has("Service") ? element.child("Service").texts() : List.of());
  }

  private static void requireKnownForm(Element aws) {
    String text = aws.text();
    if (!text.equals(ANYONE)
        && !ACCOUNT.matcher(text).matches()
        && !ROOT.matcher(text).matches()
        && !ROLE.matcher(text).matches()) {
      throw aws.error(
          '"'
              + text
              + "\" is not implemented by the local cloud; use \"*\", an account, or the ARN of a"
              + " role");
    }
  }

  boolean include(Principal principal) {
    return switch (principal) {
      case Principal.Service(String name) -> services.contains(ANYONE) || services.contains(name);
      case Principal.Role role -> name(role) || delegateTo(role);
    };
  }

  /**
   * Whether the statement names only the role's account: that does not allow anything by itself but
   * leaves it to the account's identity policies.
   */
  boolean onlyDelegateTo(Principal principal) {
    return principal instanceof Principal.Role role && delegateTo(role) && !name(role);
  }

  private boolean name(Principal.Role role) {
    return aws.contains(ANYONE) || aws.contains(role.arn());
  }

  private boolean delegateTo(Principal.Role role) {
    return aws.contains(role.accountId())
        || aws.contains("arn:aws:iam::" + role.accountId() + ":root");
  }

  @Override
  public String toString() {
    return "Principal AWS " + aws + ", Service " + services;
  }
}
