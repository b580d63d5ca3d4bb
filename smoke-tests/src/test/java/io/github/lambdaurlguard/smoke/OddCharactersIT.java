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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Characters that signers in front of function URLs are known to fail on. A signature that does not
 * fit what goes on the wire is a 403 here.
 */
class OddCharactersIT {

  /** The index by author follows the table within moments, not at once. */
  private static final Duration INDEX_DELAY = Duration.ofSeconds(20);

  private static Addresses addresses;

  @AutoClose private final Books books = new Books(addresses.distribution());

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
    awaitListed("author=" + URLEncoder.encode(author, UTF_8), id);
    awaitListed("author=" + URLEncoder.encode(author, UTF_8).replace("+", "%20"), id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          on the wire         | author
          #-------------------+---------
          a+b                 | a b
          a%20b               | a b
          a%2Bb               | a+b
          a%2bb               | a+b
          a%26b%3Dc           | a&b=c
          a=b==               | a=b==
          [a]                 | [a]
          %5Ba%5D             | [a]
          (a)!*'~             | (a)!*'~
          %28a%29%21%2A%27%7E | (a)!*'~
          a/b?c:d@e,f;g$h     | a/b?c:d@e,f;g$h
          a%2Fb%3Fc%23d       | a/b?c#d
          %61                 | a
          a%2520b             | a%20b
          %C5%BC              | ż
          """,
      useHeadersInDisplayName = true)
  void list_oddSpellingOfAuthor_isUnderstood(String onTheWire, String author) {
    var unique = Books.unique();
    var id = books.create(Map.of("name", "Dune", "author", unique + author));

    awaitListed("author=" + unique + onTheWire, id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%20b", "a+b", "(a)!*'~", "a:b@c,d;e=f&g$h", "a%2Fb", "a%25b", "%C5%BC"})
  void get_oddId_reachesTheFunction(String id) {
    books.get(Books.unique() + id).then().spec(Http.problem(404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a=", "a&b", "a=1&a=2", "b=2&b=1&a=1", "A=1&a=2", "a=%2F&a=/"})
  void list_oddExtraParameters_areSigned(String extra) {
    books
        .list("author=%s&%s".formatted(Books.unique(), extra))
        .then()
        .statusCode(200)
        .body("size()", equalTo(0));
  }

  private void awaitListed(String query, String id) {
    await()
        .atMost(INDEX_DELAY)
        .untilAsserted(() -> books.list(query).then().statusCode(200).body("id", contains(id)));
  }
}
