package io.github.lambdaurlguard.smoke;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Characters that signers in front of function URLs are known to fail on. A signature that does not
 * fit what goes on the wire is a 403 here.
 */
@Tag("probe")
@Tag("differs-by-reads")
@ExtendWith(Recording.class)
class BookOddCharactersProbesIT {

  /** The index by author follows the table within moments, not at once. */
  private static final Duration INDEX_DELAY = Duration.ofSeconds(20);

  private static Addresses addresses;

  @AutoClose private final Books books = new Books(addresses.api());

  @BeforeAll
  static void readAddresses() {
    addresses = Addresses.fromSystemProperties();
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
  @Asks(
      id = "book-query",
      question = "Does the query ?author=%s, signed at the edge, arrive as the author %s?",
      source = ProbeSources.SIGNED_REQUESTS)
  void list_oddSpellingOfAuthor_isUnderstood(String onTheWire, String author) {
    var unique = Books.unique();
    var id = books.create(Map.of("name", "Dune", "author", unique + author));

    awaitListed("author=" + unique + onTheWire, id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a%20b", "a+b", "(a)!*'~", "a:b@c,d;e=f&g$h", "a%2Fb", "a%25b", "%C5%BC"})
  @Asks(
      id = "book-path",
      question = "Does the path /getBook/%s, signed at the edge, reach the function?",
      source = ProbeSources.SIGNED_REQUESTS)
  void get_oddId_reachesTheFunctionIfTheSignerSigns(String id) {
    var answer = books.get(Books.unique() + id).then();
    if (addresses.hasReadsByOriginAccessControl()) {
      // CloudFront signs the path as it stands, and Lambda checks another form of it.
      answer.statusCode(403).header("x-amzn-ErrorType", startsWith("InvalidSignatureException"));
    } else {
      answer.spec(Http.problem(404));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a=", "a&b", "a=1&a=2", "b=2&b=1&a=1", "A=1&a=2", "a=%2F&a=/"})
  @Asks(
      id = "book-query-more",
      question = "Does the signature at the edge hold for parameters such as %s?",
      source = ProbeSources.SIGNED_REQUESTS)
  void list_oddExtraParameters_areSigned(String extra) {
    books
        .list("author=%s&%s".formatted(Books.unique(), extra))
        .then()
        .statusCode(200)
        .body("size()", equalTo(0));
  }

  /** Our function refuses both, if they reach it as they were sent. */
  @ParameterizedTest
  @ValueSource(strings = {"cursor=%00", "author=%FF"})
  @Asks(
      id = "book-query-no-text",
      question = "Does the query ?%s reach the function as it was sent, which refuses it?",
      source = ProbeSources.SIGNED_REQUESTS)
  void list_queryThatIsNoText_isRefused(String query) {
    books.list(query).then().spec(Http.problem(400));
  }

  private void awaitListed(String query, String id) {
    await()
        .atMost(INDEX_DELAY)
        .untilAsserted(() -> books.list(query).then().statusCode(200).body("id", contains(id)));
  }
}
