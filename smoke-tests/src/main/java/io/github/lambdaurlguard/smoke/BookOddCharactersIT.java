package io.github.lambdaurlguard.smoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and authors that a form sends escaped, and gets back as they were. */
class BookOddCharactersIT {

  /** The index by author follows the table within moments, not at once. */
  private static final Duration INDEX_DELAY = Duration.ofSeconds(20);

  private static Addresses addresses;

  @AutoClose private final Books books = new Books(addresses.api());

  @BeforeAll
  static void readAddresses() {
    addresses = Addresses.fromSystemProperties();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "two words",
        "C++ & co. = 100 %",
        "[brackets] {braces} <angles>",
        "(parentheses) ! * ' ~",
        "a/b?c#d:e;f,g@h$i",
        "\"quoted\" \\ back|slash ^ `tick`",
        "Zażółć gęślą jaźń",
        "decomposed e\u0301",
        "漢字 كتاب 😀",
      })
  void life_oddNameAndAuthor_comeBackUnchanged(String odd) {
    var author = Books.unique() + odd;
    var id = books.create(Map.of("name", odd, "author", author));

    books.get(id).then().statusCode(200).body("name", equalTo(odd)).body("author", equalTo(author));
    awaitListed("author=" + URLEncoder.encode(author, UTF_8).replace("+", "%20"), id);
  }

  private void awaitListed(String query, String id) {
    await()
        .atMost(INDEX_DELAY)
        .untilAsserted(() -> books.list(query).then().statusCode(200).body("id", contains(id)));
  }
}
