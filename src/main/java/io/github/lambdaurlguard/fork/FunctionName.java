package io.github.lambdaurlguard.fork;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * The name of a function as each place writes it.
 *
 * @param words in lower case
 */
record FunctionName(List<String> words) {
  /** Long ones would not fit into the generated lines, and CloudFormation shortens them anyway. */
  private static final int MAX_CHARACTERS = 40;

  /** What the generated sources import: a class of such a name would hide it. */
  private static final Set<String> IMPORTED =
      Set.of("Context", "RequestHandler", "Base64", "Map", "UUID", "Nested", "Test", "Http");

  FunctionName {
    words = List.copyOf(words);
  }

  /**
   * Reads {@code notes}, {@code my-notes}, {@code myNotes} or {@code MyNotes}.
   *
   * @throws RefusedException if nothing that a class, a resource and a parameter can be called
   */
  static FunctionName parse(String text) {
    var words = words(text);
    var name = new FunctionName(words);
    if (text.length() > MAX_CHARACTERS) {
      throw new RefusedException(
          "the name %s has over %d characters; choose a shorter one"
              .formatted(text, MAX_CHARACTERS));
    }
    var className = name.className();
    if (SourceVersion.isKeyword(name.packageSegment())
        || IMPORTED.contains(className)
        || isOfJavaLang(className)) {
      throw new RefusedException(
          "the name %s means something else in Java; choose another, such as %s-function"
              .formatted(text, text));
    }
    return name;
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      boolean isLetter = isBetween(character, 'a', 'z') || isBetween(character, 'A', 'Z');
      if (character == '-' ? word.isEmpty() : !isLetter && !isBetween(character, '0', '9')) {
        throw misnamed(text);
      }
      if (character == '-' || (isBetween(character, 'A', 'Z') && !word.isEmpty())) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (character != '-') {
        word.append(Character.toLowerCase(character));
      }
    }
    if (word.isEmpty()) {
      throw misnamed(text);
    }
    words.add(word.toString());
    if (!isBetween(words.getFirst().charAt(0), 'a', 'z')) {
      throw misnamed(text);
    }
    return words;
  }

  private static boolean isBetween(char character, char first, char last) {
    return character >= first && character <= last;
  }

  private static RefusedException misnamed(String text) {
    return new RefusedException(
        "the name \"%s\" is not made of ASCII letters and digits, a letter first, with single hyphens or capitals between words, such as notes or my-notes"
            .formatted(text));
  }

  private static boolean isOfJavaLang(String className) {
    try {
      Class.forName("java.lang." + className, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** {@code MyNotes}: the class, and the logical id in the templates. */
  String className() {
    return words.stream()
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** {@code my-notes}: in the names of SSM parameters, and the route unless another is given. */
  String kebab() {
    return String.join("-", words);
  }

  /** {@code mynotes}: the last part of the package unless another is given. */
  String packageSegment() {
    return String.join("", words);
  }

  /** {@code MY_NOTES}: the constant of the smoke tests. */
  String constant() {
    return String.join("_", words).toUpperCase(Locale.ROOT);
  }
}
