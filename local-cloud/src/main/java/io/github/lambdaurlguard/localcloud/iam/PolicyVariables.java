package io.github.lambdaurlguard.localcloud.iam;

/**
 * Placeholders such as {@code ${aws:username}}, which IAM replaces before it compares.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM
 *     policy elements: Variables and tags</a>
 */
final class PolicyVariables {
  private PolicyVariables() {}

  static void refuse(Element element) {
    if (element.text().contains("${")) {
      throw element.error(
          "policy variables are not implemented by the local cloud; write the value instead of \""
              + element.text()
              + '"');
    }
  }
}
