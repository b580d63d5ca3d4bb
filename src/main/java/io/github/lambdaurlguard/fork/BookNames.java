package io.github.lambdaurlguard.fork;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives another name to what is called after the books and stays: the jar of the functions. */
final class BookNames {
  private static final List<String> TEXTS =
      List.of(".java", ".yaml", ".yml", ".md", ".xml", ".sh", ".properties", "Jenkinsfile");

  private BookNames() {}

  static void replace(Checkout checkout) {
    var names = new LinkedHashMap<String, String>();
    names.put("books.jar", "functions.jar");
    names.put("books-jar", "functions-jar");
    names.put("BooksCodeSha256", "FunctionsCodeSha256");
    names.put("BOOKS_JAR", "FUNCTIONS_JAR");
    for (var file : checkout.files("")) {
      var isCommand = file.startsWith("bin/") || file.startsWith("build/");
      if (!isOfThisCommand(file)
          && (isCommand || TEXTS.stream().anyMatch(file::endsWith))
          && !file.endsWith(".json")) {
        checkout.edit(file, text -> replace(text, names));
      }
    }
  }

  /** What knows both names, to find the one that is there. */
  private static boolean isOfThisCommand(String file) {
    return file.contains("/io/github/lambdaurlguard/fork/");
  }

  private static String replace(String text, Map<String, String> names) {
    var replaced = text;
    for (var name : names.entrySet()) {
      replaced = replaced.replace(name.getKey(), name.getValue());
    }
    return replaced;
  }
}
