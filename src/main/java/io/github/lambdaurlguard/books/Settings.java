package io.github.lambdaurlguard.books;

import java.util.Map;

/** What the template tells the functions. */
record Settings(String table, String authorIndex) {

  static Settings from(Map<String, String> environment) {
    return new Settings(
        required(environment, "BOOKS_TABLE", "the name of the DynamoDB table"),
        required(environment, "BOOKS_AUTHOR_INDEX", "the name of the table's index on author"));
  }

  private static String required(Map<String, String> environment, String name, String meaning) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          "The environment variable %s is not set; set it to %s".formatted(name, meaning));
    }
    return value;
  }
}
