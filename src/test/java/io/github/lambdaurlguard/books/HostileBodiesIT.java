package io.github.lambdaurlguard.books;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_32;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.books.FunctionUrlCall.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that nobody sends by accident: each is refused, and no answer outgrows Lambda's. */
class HostileBodiesIT {

  @RegisterExtension static final DynamoDbLocal DYNAMO_DB = new DynamoDbLocal();

  private static final int SIX_MEGABYTES = 6_000_000;
  private static final String BOOK = "{\"name\":\"A\",\"author\":\"B\"}";

  private static Books books;
  private static CreateBook createBook;
  private static UpdateBook updateBook;

  @BeforeAll
  static void startFunctions() {
    books = DYNAMO_DB.emptyBooks();
    createBook = new CreateBook(books);
    updateBook = new UpdateBook(books);
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
            // JSON beyond the parser's limits
            body("a number of 1,001 digits", named("9".repeat(1_001)), "body:json"),
            body("a fraction of 1,001 digits", named("0." + "9".repeat(1_001)), "body:json"),
            body("a negative exponent", named("1e-" + "9".repeat(1_001)), "body:json"),
            body("a large exponent", named("1e999999999"), "name:string,author:required"),
            body("1,001 lists", nested("[", "]", 1_001), "body:json"),
            body("1,001 objects", nested("{\"a\":", "}", 1_001).replace(":}", ":0}"), "body:json"),
            body("a million open lists", "{\"name\":" + "[".repeat(1_000_000), "body:json"),
            body("a name of 50,001", "{\"" + "n".repeat(50_001) + "\":0}", "body:json"),
            // Many
            body("duplicates", many(SIX_MEGABYTES / 6, i -> "\"a\":0"), "a:unique,body:more"),
            body(
                "unknown names",
                many(400_000, i -> "\"" + i + "\":0"),
                "author:required,body:more"),
            body("equal hashes", many(1 << 14, HostileBodiesIT::collision), "body:more"),
            body("a long list", named("[" + "0,".repeat(2_900_000) + "0]"), "name:string"),
            body(
                "a long text",
                named("\"" + "x".repeat(SIX_MEGABYTES - 20) + "\""),
                "name:max-length"),
            body("six megabytes of nothing", " ".repeat(SIX_MEGABYTES), "body:object"),
            body("long names", many(100, i -> "\"" + i + "n".repeat(49_000) + "\":0"), "body:more"),
            // Strange
            body("a byte order mark", "\uFEFF" + BOOK, "body:json"),
            body("NUL before", "\0" + BOOK, "body:json"),
            body("NUL behind", BOOK + "\0", "body:json"),
            body("NUL in a text", named("\"\0\""), "body:json"),
            body("NUL escaped", named("\"a\\u0000b\""), "name:characters"),
            body("half a pair in a text", named("\"\\ud83d\""), "name:characters"),
            body("half a pair in a name", "{\"\\ud83d\":0}", "body:json"),
            body("half a pair as a date", "{\"releaseDate\":\"\\udc00\"}", "releaseDate:date"),
            body("control characters as a name", "{\"\\u0001\\u0002\":0}", "\uFFFD\uFFFD:unknown"),
            body("a replacement character", named("\"Gr\uFFFD\""), "body:utf-8"),
            body("one that is escaped", named("\"Gr\\uFFFD\""), "name:characters"),
            body("not UTF-8", named("\"Größe\"").getBytes(ISO_8859_1), "body:utf-8"),
            body("an overlong slash", named("\"\u00c0\u00af\"").getBytes(ISO_8859_1), "body:utf-8"),
            body("half a pair in UTF-8", bytes(0xED, 0xA0, 0xBD), "body:utf-8"),
            body("UTF-16", BOOK.getBytes(UTF_16), "body:utf-8"),
            body("UTF-32", BOOK.getBytes(UTF_32), "body:json"),
            body("compressed", gzip(BOOK), "body:utf-8"),
            body("random bytes", random(100_000), "body:utf-8"),
            body("an empty name", "{\"\":0}", ":unknown"),
            body("a comment", "/**/" + BOOK, "body:json"),
            body("single quotes", "{'name':'A'}", "body:json"))
        .flatMap(arguments -> arguments);
  }

  /** Every beginning of a book but the whole one, and every bracket alone. */
  static Stream<String> fragments() {
    return Stream.concat(
        IntStream.range(0, BOOK.length()).mapToObj(end -> BOOK.substring(0, end)),
        Stream.of("}", "]", "[", "{\"", "{\"\\", "{\"\\u12", "tru", "-", "1.", "nul", ",", ":"));
  }

  private static String named(String value) {
    return "{\"name\":" + value + "}";
  }

  private static String nested(String open, String close, int depth) {
    return named(open.repeat(depth) + close.repeat(depth));
  }

  private static String many(int count, java.util.function.IntFunction<String> member) {
    return IntStream.range(0, count).mapToObj(member).collect(Collectors.joining(",", "{", "}"));
  }

  /** One of 2^14 names with the same hash code: "Aa" and "BB" have one. */
  private static String collision(int number) {
    var name = new StringBuilder("\"");
    for (int bit = 0; bit < 14; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.append("\":0").toString();
  }

  private static byte[] bytes(int... values) {
    var out = new ByteArrayOutputStream();
    IntStream.of(values).forEach(out::write);
    return out.toByteArray();
  }

  private static byte[] random(int length) {
    var bytes = new byte[length];
    new Random(23).nextBytes(bytes);
    return bytes;
  }

  private static byte[] gzip(String text) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Stream<Arguments> body(String name, String text, String violations) {
    return body(name, text.getBytes(UTF_8), violations);
  }

  /**
   * As Lambda may hand a body over: in base64, and as text, which bytes that are not UTF-8 do not
   * survive.
   */
  private static Stream<Arguments> body(String name, byte[] bytes, String violations) {
    return Stream.of(
        Arguments.of(
            name,
            FunctionUrlCall.of("POST", "/").json(new String(bytes, UTF_8)),
            FunctionUrlCall.of("PUT", "/1").json(new String(bytes, UTF_8)),
            violations),
        Arguments.of(
            name + " in base64",
            FunctionUrlCall.of("POST", "/").json("").base64(bytes),
            FunctionUrlCall.of("PUT", "/1").json("").base64(bytes),
            violations));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void everyCallWithABody_hostileBody_isRefusedInAShortAnswer(
      String name, FunctionUrlCall create, FunctionUrlCall update, String violations) {
    for (Answer answer : new Answer[] {create.to(createBook), update.to(updateBook)}) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.violations()).contains(violations.split(","));
      assertThat(answer.violations()).hasSizeLessThanOrEqualTo(Violations.MAX_LISTED + 1);
      assertThat(answer.payloadBytes()).isLessThan(100_000);
      assertThat(answer.log()).containsOnlyOnce("\n").hasSizeLessThan(1_000);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fragments")
  void everyCallWithABody_fragment_is400(String fragment) {
    assertThat(FunctionUrlCall.of("POST", "/").json(fragment).to(createBook).status())
        .isEqualTo(400);
    assertThat(FunctionUrlCall.of("PUT", "/1").json(fragment).to(updateBook).status())
        .isEqualTo(400);
  }

  @Test
  void createBook_randomlyAlteredBody_isNeverAServerError() {
    var random = new Random(2026);
    for (int round = 0; round < 500; round++) {
      byte[] body = BOOK.getBytes(UTF_8);
      for (int change = 0; change <= random.nextInt(3); change++) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      Answer answer = FunctionUrlCall.of("POST", "/").json(new String(body, UTF_8)).to(createBook);
      assertThat(answer.status()).as(new String(body, ISO_8859_1)).isIn(201, 400);
    }
  }

  @Test
  void createBook_moreViolationsThanAreListed_saysHowMany() {
    Answer answer =
        FunctionUrlCall.of("POST", "/").json(many(80_000, i -> "\"a\":0")).to(createBook);

    assertThat((String) answer.json().get("detail"))
        // Every repetition, the unknown field itself, and the two that are missing.
        .isEqualTo("80002 fields are invalid");
    assertThat(answer.body()).contains("79982 more violations are not listed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "GZIP", "identity, gzip", "deflate", "x"})
  void everyCallWithABody_contentCoding_is415(String coding) {
    for (Answer answer :
        new Answer[] {
          FunctionUrlCall.of("POST", "/")
              .json(new String(gzip(BOOK), UTF_8))
              .header("content-encoding", coding)
              .to(createBook),
          FunctionUrlCall.of("PUT", "/1")
              .json(BOOK)
              .header("content-encoding", coding)
              .to(updateBook)
        }) {
      assertThat(answer.status()).isEqualTo(415);
      assertThat(answer.violations()).containsExactly("content-encoding:identity");
      assertThat(answer.headers()).containsEntry("Accept-Encoding", "identity");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "Identity", " , identity ,"})
  void createBook_noContentCoding_isCreated(String coding) {
    assertThat(
            FunctionUrlCall.of("POST", "/")
                .json(BOOK)
                .header("content-encoding", coding)
                .to(createBook)
                .status())
        .isEqualTo(201);
  }
}
