package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.ParameterStore.StoredParameter;
import io.github.lambdaurlguard.localcloud.template.Value.Mapping;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import io.github.lambdaurlguard.localcloud.template.Value.Unknown;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value of Parameter Store or Secrets Manager within the text of a property: <code>
 * {{resolve:ssm:name}}</code>, <code>{{resolve:ssm:name:version}}</code> or <code>
 * {{resolve:secretsmanager:id:SecretString:key}}</code>. Other services are refused.
 *
 * @param version empty for the latest
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html">Get
 *     values stored in other services using dynamic references</a>
 */
record DynamicReference(String name, Optional<String> version, Place place) {
  private static final Pattern FORM =
      Pattern.compile("\\{\\{resolve:ssm:([a-zA-Z0-9_.\\-/]+)(?::(\\d{1,9}))?}}");
  private static final Pattern SECRET =
      Pattern.compile(
          "\\{\\{resolve:secretsmanager:(arn:[^:}]+:secretsmanager:[^:}]*:[^:}]*:secret:[^:}]+|[^:}]+)"
              + "(?::([^:}]*))?(?::([^:}]*))?(?::([^:}]*))?(?::([^:}]*))?}}");
  private static final Pattern SERVICE = Pattern.compile("\\{\\{resolve:([^:}]*)");

  /** The same value with what the references in it stand for. */
  static Value resolve(Value value, ParameterStore store) {
    return switch (value) {
      case Text text -> resolveIfKnown(text, store);
      case Sequence(var items, var place) ->
          new Sequence(items.stream().map(item -> resolve(item, store)).toList(), place);
      case Mapping mapping -> resolve(mapping, store);
      default -> value;
    };
  }

  static Mapping resolve(Mapping mapping, ParameterStore store) {
    Map<String, Value> entries = new LinkedHashMap<>();
    mapping.entries().forEach((name, entry) -> entries.put(name, resolve(entry, store)));
    return new Mapping(Collections.unmodifiableMap(entries), mapping.place());
  }

  private static Value resolveIfKnown(Text text, ParameterStore store) {
    try {
      return resolve(text, store);
    } catch (UnknownUntilApplied _) {
      return new Unknown(text.place());
    }
  }

  private static Text resolve(Text text, ParameterStore store) {
    String resolved =
        FORM.matcher(text.text())
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        new DynamicReference(
                                found.group(1), Optional.ofNullable(found.group(2)), text.place())
                            .value(store)));
    String whole =
        SECRET
            .matcher(resolved)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(SecretReference.value(found, text.place(), store)));
    refuse(whole, text.place());
    return new Text(whole, text.secret() || !whole.equals(resolved), text.place());
  }

  /** Refuses text with a reference in it, where none is resolved. */
  static void refuse(String text, Place place) {
    var service = SERVICE.matcher(text);
    if (service.find()) {
      throw place.error(
          service.group(1).equals("ssm")
              ? "a dynamic reference is written as {{resolve:ssm:name}} or"
                  + " {{resolve:ssm:name:version}}, and stands in the properties of resources"
              : "dynamic references to "
                  + service.group(1)
                  + " are not implemented by the local cloud; use {{resolve:ssm:name}},"
                  + " {{resolve:secretsmanager:name}} or a parameter");
    }
  }

  private String value(ParameterStore store) {
    StoredParameter found =
        store
            .find(name)
            .orElseThrow(
                () ->
                    place.error(
                        "there is no SSM parameter \""
                            + name
                            + "\" in the stack's region; create it first, or correct the name"));
    if (found.secure()) {
      throw place.error(
          "the SSM parameter \""
              + name
              + "\" is a SecureString, which {{resolve:ssm:...}} does not resolve");
    }
    version
        .filter(wanted -> Long.parseLong(wanted) != found.version())
        .ifPresent(
            wanted -> {
              throw place.error(
                  "the local cloud keeps only the latest version of the SSM parameter \""
                      + name
                      + "\", which is "
                      + found.version()
                      + ", not "
                      + wanted);
            });
    return found.value();
  }
}
