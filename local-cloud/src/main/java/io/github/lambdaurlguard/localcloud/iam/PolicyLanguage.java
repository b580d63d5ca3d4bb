package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Document;
import java.util.Set;

/**
 * The version of the policy language, which is the older one unless a policy says otherwise.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html">IAM
 *     JSON policy elements: Version</a>
 */
enum PolicyLanguage {
  OF_2008,
  OF_2012;

  private static final String NEWER = "2012-10-17";
  private static final Set<String> KNOWN = Set.of(NEWER, "2008-10-17");

  static PolicyLanguage of(Document policy) {
    return policy.optionalChild("Version").map(PolicyLanguage::named).orElse(OF_2008);
  }

  private static PolicyLanguage named(Document version) {
    if (!KNOWN.contains(version.text())) {
      throw version.error("must be \"" + NEWER + "\", not \"" + version.text() + '"');
    }
    return version.text().equals(NEWER) ? OF_2012 : OF_2008;
  }

  /** What looks like a policy variable is one in the newer language only. */
  PolicyText text(Document element) {
    return this == OF_2012 ? PolicyText.of(element) : PolicyText.plain(element.text());
  }
}
