package io.github.lambdaurlguard.localcloud.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a parameter's declaration demands of each of its values. */
record ParameterConstraints(
    List<String> allowedValues,
    Optional<Pattern> allowedPattern,
    Optional<Integer> minLength,
    Optional<Integer> maxLength,
    Optional<BigDecimal> minValue,
    Optional<BigDecimal> maxValue,
    Optional<String> description) {
  private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)");

  static ParameterConstraints of(Properties declaration) {
    return new ParameterConstraints(
        declaration.texts("AllowedValues"),
        declaration.optionalText("AllowedPattern").map(regex -> pattern(regex, declaration)),
        length("MinLength", declaration),
        length("MaxLength", declaration),
        number("MinValue", declaration),
        number("MaxValue", declaration),
        declaration.optionalText("ConstraintDescription"));
  }

  private static Pattern pattern(String regex, Properties declaration) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw declaration.error(
          "AllowedPattern", "is not a regular expression: " + e.getDescription());
    }
  }

  private static Optional<Integer> length(String name, Properties declaration) {
    return declaration.has(name) ? Optional.of(declaration.integer(name)) : Optional.empty();
  }

  private static Optional<BigDecimal> number(String name, Properties declaration) {
    Optional<String> text = declaration.optionalText(name);
    text.filter(number -> !NUMBER.matcher(number).matches())
        .ifPresent(
            number -> {
              throw declaration.error(name, "must be a number, not \"" + number + '"');
            });
    return text.map(BigDecimal::new);
  }

  /** What is wrong with a value, to be read after "the value x". */
  Optional<String> problem(String value, boolean numeric) {
    return violation(value, numeric)
        .map(text -> text + description.map(hint -> ": " + hint).orElse("; pass another"));
  }

  private Optional<String> violation(String value, boolean numeric) {
    if (numeric && !NUMBER.matcher(value).matches()) {
      return Optional.of("is not a number");
    }
    if (!allowedValues.isEmpty() && !allowedValues.contains(value)) {
      return Optional.of("is not one of AllowedValues " + allowedValues);
    }
    if (allowedPattern.filter(pattern -> !pattern.matcher(value).matches()).isPresent()) {
      return allowedPattern.map(pattern -> "does not match AllowedPattern " + pattern);
    }
    if (minLength.filter(length -> value.length() < length).isPresent()) {
      return minLength.map(length -> "is shorter than MinLength " + length);
    }
    if (maxLength.filter(length -> value.length() > length).isPresent()) {
      return maxLength.map(length -> "is longer than MaxLength " + length);
    }
    if (numeric
        && minValue.filter(least -> new BigDecimal(value).compareTo(least) < 0).isPresent()) {
      return minValue.map(least -> "is less than MinValue " + least);
    }
    if (numeric && maxValue.filter(most -> new BigDecimal(value).compareTo(most) > 0).isPresent()) {
      return maxValue.map(most -> "is more than MaxValue " + most);
    }
    return Optional.empty();
  }
}
