package io.github.lambdaurlguard.smoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What viewers send that gets in the way of a signature. */
class SignerIT {

  /** CloudFront's quota on the body that it shows to an origin-request function: 1 MB. */
  private static final int MAX_SHOWN_BODY_BYTES = 1_048_576;

  private static Addresses addresses;

  @AutoClose private final Books books = new Books(addresses.distribution());

  @BeforeAll
  static void readAddresses() {
    addresses = Addresses.fromSystemProperties();
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization,                   Bearer x",
    "Authorization,                   Basic dXNlcjpwYXNzd29yZA==",
    "Authorization,                   AWS4-HMAC-SHA256 forged",
    "X-Amz-Security-Token,            forged",
    "X-Amz-Date,                      20010101T000000Z",
    "X-Amz-Content-Sha256,            UNSIGNED-PAYLOAD",
    "X-Forwarded-Host,                example.com",
    "X-Forwarded-For,                 203.0.113.1",
    "X-Lambda-Url-Guard-Strip-Prefix, /forged",
    "User-Agent,                      a (b; c) d/1.0",
    "Cookie,                          a=1; b=2",
  })
  void call_viewerSendsHeader_isStillLetIn(String name, String value) {
    Http.request().header(name, value).get(books.at("/getBooks?limit=1")).then().statusCode(200);
    books
        .post(Books.withBody(Books.json(Books.newBook())).header(name, value))
        .then()
        .statusCode(201);
  }

  @Test
  void create_bodyJustShown_isCreated() {
    // The length is a thousand bytes off because AWS does not tell whether its MB counts in tens.
    assertThat(books.post(bodyOf(1_000_000 - 1_000)).statusCode()).isEqualTo(201);
  }

  @Test
  void create_bodyOverLimit_isTooLarge() {
    assertTooLarge(books.post(bodyOf(MAX_SHOWN_BODY_BYTES + 1)));
  }

  @Test
  void update_bodyOverLimit_isTooLarge() {
    assertTooLarge(
        Books.withBody(bodyOf(2 * MAX_SHOWN_BODY_BYTES)).put(books.at("/updateBook/id")));
  }

  @Test
  void create_bodyOverLimitWithItsHash_isCreated() {
    var body = bodyOf(2 * MAX_SHOWN_BODY_BYTES);

    var response = books.post(Books.withBody(body).header("X-Amz-Content-Sha256", sha256(body)));

    assertThat(response.statusCode()).isEqualTo(201);
  }

  @Test
  void create_bodyOverLimitWithAnotherHash_isForbidden() {
    var response =
        books.post(
            Books.withBody(bodyOf(2 * MAX_SHOWN_BODY_BYTES))
                .header("X-Amz-Content-Sha256", sha256("another body")));

    assertThat(response.statusCode()).isEqualTo(403);
  }

  /** With AssertJ alone: REST-assured would print the body of a call that fails. */
  private static void assertTooLarge(Response response) {
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.contentType()).startsWith("application/problem+json");
    assertThat(response.<Integer>path("status")).isEqualTo(413);
  }

  /** A valid book, made long by the white space that JSON allows. */
  private static String bodyOf(int bytes) {
    var book = Books.json(Books.newBook());
    return book + " ".repeat(bytes - book.length());
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
