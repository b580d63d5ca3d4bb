package io.github.lambdaurlguard.delivery.cli;

import io.github.lambdaurlguard.delivery.account.Failure;
import io.github.lambdaurlguard.delivery.stack.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of an option that takes Name=value. */
record Assignment(String name, String value) {

  /** For parameters of templates, which have letters and digits. */
  static final class OfParameter implements ITypeConverter<Assignment> {
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9]+)=(.*)", Pattern.DOTALL);

    @Override
    public Assignment convert(String text) {
      return parsed(FORM, text);
    }
  }

  /** For tags. */
  static final class OfTag implements ITypeConverter<Assignment> {
    private static final Pattern FORM = Pattern.compile("([^=]+)=(.*)", Pattern.DOTALL);

    @Override
    public Assignment convert(String text) {
      return parsed(FORM, text);
    }
  }

  private static Assignment parsed(Pattern form, String text) {
    var matcher = form.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException("wants Name=value, not '%s'.".formatted(text));
    }
    return new Assignment(matcher.group(1), matcher.group(2));
  }

  /** What is given last wins. */
  static Map<String, String> byName(List<Assignment> assignments) {
    var values = new LinkedHashMap<String, String>();
    assignments.forEach(assignment -> values.put(assignment.name(), assignment.value()));
    return values;
  }

  /**
   * Looks whether a template has the parameters.
   *
   * @throws Failure if it has not one of them
   */
  static void check(Template template, List<Assignment> assignments) {
    var declared = template.parameters();
    for (var assignment : assignments) {
      if (!declared.containsKey(assignment.name())) {
        throw Failure.misuse("%s has no parameter %s.", template.name(), assignment.name());
      }
    }
  }
}
