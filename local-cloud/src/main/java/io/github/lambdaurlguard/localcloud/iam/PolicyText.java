package io.github.lambdaurlguard.localcloud.iam;

import io.github.lambdaurlguard.localcloud.template.Document;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text of a policy with its policy variables, such as {@code ${aws:PrincipalArn}}, which a request
 * gives their values: {@code ${*}}, {@code ${?}} and {@code ${$}} are these characters themselves,
 * and a variable may have a default, as in <code>${aws:username, 'nobody'}</code>.
 *
 * @param written as it stands in the policy
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM
 *     policy elements: Variables and tags</a>
 */
record PolicyText(String written, List<Part> parts) {
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\$\\{(?:(?<special>[*?$])|(?<key>[\\w:/.+=@-]+)(?:\\s*,\\s*'(?<otherwise>[^']*)')?)}");

  private sealed interface Part {
    /** Text in which the wildcards are wildcards. */
    record Plain(String text) implements Part {}

    /** Text in which they stand for themselves. */
    record Literal(String text) implements Part {}

    record Variable(String key, Optional<String> otherwise) implements Part {}
  }

  /** Text without variables. */
  static PolicyText plain(String text) {
    return new PolicyText(text, List.of(new Part.Plain(text)));
  }

  /** Text with variables. One that is not of their form is refused. */
  static PolicyText of(Document element) {
    String text = element.text();
    List<Part> parts = new ArrayList<>();
    var variable = VARIABLE.matcher(text);
    int end = 0;
    while (variable.find()) {
      addPlain(text.substring(end, variable.start()), element, parts);
      parts.add(
          variable.group("special") == null
              ? new Part.Variable(
                  variable.group("key"), Optional.ofNullable(variable.group("otherwise")))
              : new Part.Literal(variable.group("special")));
      end = variable.end();
    }
    addPlain(text.substring(end), element, parts);
    return new PolicyText(text, List.copyOf(parts));
  }

  private static void addPlain(String text, Document element, List<Part> parts) {
    if (text.contains("${")) {
      throw element.error(
          "\""
              + element.text()
              + "\" has no policy variable's form: ${key} or ${key, 'default'}; write ${$} for a"
              + " dollar sign");
    }
    parts.add(new Part.Plain(text));
  }

  /**
   * The text with what the request has in the place of its variables.
   *
   * @return empty if it lacks one that has no default: nothing equals or matches such a text
   */
  Optional<Glob> of(AccessRequest request) {
    StringBuilder text = new StringBuilder();
    BitSet literal = new BitSet();
    for (Part part : parts) {
      int start = text.length();
      switch (part) {
        case Part.Plain(String plain) -> text.append(plain);
        case Part.Literal(String characters) -> text.append(characters);
        case Part.Variable(String key, Optional<String> otherwise) -> {
          Optional<String> value = request.value(key).or(() -> otherwise);
          if (value.isEmpty()) {
            return Optional.empty();
          }
          text.append(value.get());
        }
      }
      literal.set(start, text.length(), !(part instanceof Part.Plain));
    }
    return Optional.of(new Glob(text.toString(), literal));
  }

  @Override
  public String toString() {
    return written;
  }
}
