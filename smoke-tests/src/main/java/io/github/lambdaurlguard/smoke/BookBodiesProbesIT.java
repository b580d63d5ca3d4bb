package io.github.lambdaurlguard.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is believed of the bodies that a book is made of, and of answers that are errors. */
@Tag("probe")
@ExtendWith(Recording.class)
class BookBodiesProbesIT {

  /** CloudFront's quota on the body that it shows to an origin-request function: 1 MB. */
  private static final int MAX_SHOWN_BODY_BYTES = 1_048_576;

  private static Addresses addresses;

  @AutoClose private final Books books = new Books(addresses.api());

  @BeforeAll
  static void readAddresses() {
    addresses = Addresses.fromSystemProperties();
  }

  static Stream<Arguments> headers() {
    return SignerProbesIT.headers();
  }

  @ParameterizedTest
  @MethodSource("headers")
  @Asks(
      id = "book-header",
      question = "Is a book created if a viewer sends %s: %s?",
      source = ProbeSources.CUSTOM_ORIGINS)
  void create_viewerSendsHeader_isCreated(String name, String value) {
    books
        .post(Books.withBody(Books.json(Books.newBook())).header(name, value))
        .then()
        .statusCode(201);
  }

  /** CloudFront keeps most errors for 10 s, whatever they say, unless the distribution objects. */
  @ParameterizedTest
  @CsvSource({"/getBook/%s, 404", "/createBook?once=%s, 405"})
  @Asks(
      id = "book-error-not-kept",
      question = "Is GET %s asked of the function each time, although its answer is an error (%s)?",
      source = ProbeSources.ERRORS_KEPT)
  void get_error_isNotAnsweredOutOfTheCache(String path, int status) {
    var address = books.at(path.formatted(Books.unique()));
    Http.request().get(address).then().statusCode(status);

    Http.request().get(address).then().statusCode(status).header("Age", nullValue());
  }

  @Test
  @Asks(
      id = "book-body-under-1-mb",
      question =
          "Does CloudFront show all of a body of just under 1 MB, so that a book is created?",
      source = ProbeSources.SHOWN_BODIES)
  void create_bodyJustShown_isCreated() {
    // The length is a thousand bytes off because AWS does not tell whether its MB counts in tens.
    assertThat(books.post(bodyOf(1_000_000 - 1_000)).statusCode()).isEqualTo(201);
  }

  @Test
  @Asks(
      id = "book-body-over-1-mb-hash",
      question = "Is a book of over 1 MB created if the viewer sends its hash?",
      source = ProbeSources.SHOWN_BODIES)
  void create_bodyOverLimitWithItsHash_isCreated() {
    var body = bodyOf(2 * MAX_SHOWN_BODY_BYTES);

    var response =
        books.post(
            Books.withBody(body)
                .header("X-Amz-Content-Sha256", RawCall.sha256(RawCall.bytes(body))));

    assertThat(response.statusCode()).isEqualTo(201);
  }

  /** A valid book, made long by the white space that JSON allows. */
  private static String bodyOf(int bytes) {
    var book = Books.json(Books.newBook());
    return book + " ".repeat(bytes - book.length());
  }
}
