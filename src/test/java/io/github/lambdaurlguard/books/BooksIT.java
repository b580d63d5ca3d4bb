package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.books.FunctionUrlCall.Answer;
import io.github.lambdaurlguard.testing.TestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The five handlers over a real table: every answer of the contract. */
class BooksIT {

  @RegisterExtension static final DynamoDbLocal DYNAMO_DB = new DynamoDbLocal();

  private static final String DUNE =
      "{\"name\":\"Dune\",\"author\":\"Frank Herbert\",\"releaseDate\":\"1965-08-01\"}";
  private static final String DUNE_WITHOUT_DATE = "{\"name\":\"Dune\",\"author\":\"Herbert\"}";

  private Settings settings;
  private GetBooks getBooks;
  private GetBook getBook;
  private CreateBook createBook;
  private UpdateBook updateBook;
  private DeleteBook deleteBook;

  @BeforeEach
  void startFunctionsOverAnEmptyTable() {
    settings = DYNAMO_DB.createTable();
    var books = new Books(DYNAMO_DB.client(), settings);
    getBooks = new GetBooks(books);
    getBook = new GetBook(books);
    createBook = new CreateBook(books);
    updateBook = new UpdateBook(books);
    deleteBook = new DeleteBook(books);
  }

  private Answer create(String body) {
    return FunctionUrlCall.of("POST", "/").json(body).to(createBook);
  }

  private Answer get(String id) {
    return FunctionUrlCall.of("GET", "/" + id).to(getBook);
  }

  private FunctionUrlCall put(String id, String body) {
    return FunctionUrlCall.of("PUT", "/" + id).json(body);
  }

  private static String idOf(Answer answer) {
    return (String) answer.json().get("id");
  }

  @Test
  void createBook_validBody_is201WithLocationAndTheBook() {
    Answer created = create(DUNE);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.headers())
        .containsEntry("Location", "/getBook/" + idOf(created))
        .containsEntry("ETag", "\"1\"")
        .containsEntry("Content-Type", "application/json");
    assertThat(created.body())
        .isEqualTo(
            "{\"id\":\"%s\",\"name\":\"Dune\",\"author\":\"Frank Herbert\",\"releaseDate\":\"1965-08-01\"}"
                .formatted(idOf(created)));
  }

  @Test
  void createBook_base64Body_isDecoded() {
    Answer created =
        FunctionUrlCall.of("POST", "/")
            .base64("{\"name\":\"Größe\",\"author\":\"B\"}".getBytes(StandardCharsets.UTF_8))
            .header("content-type", "application/json; charset=utf-8")
            .to(createBook);

    assertThat(created.status()).isEqualTo(201);
    assertThat(get(idOf(created)).json()).containsEntry("name", "Größe");
  }

  @Test
  void createBook_invalidBody_storesNothing() {
    assertThat(create("{}").status()).isEqualTo(400);
    assertThat(FunctionUrlCall.of("GET", "/").to(getBooks).body()).isEqualTo("[]");
  }

  @Test
  void getBook_created_isTheBookWithItsETag() {
    Answer created = create(DUNE_WITHOUT_DATE);

    Answer read = get(idOf(created));

    assertThat(read.status()).isEqualTo(200);
    assertThat(read.body()).isEqualTo(created.body()).doesNotContain("releaseDate");
    assertThat(read.headers()).containsEntry("ETag", "\"1\"");
  }

  @Test
  void getBook_percentEncodedId_isDecodedOnce() {
    DYNAMO_DB
        .client()
        .putItem(
            put ->
                put.tableName(settings.table())
                    .item(
                        Map.of(
                            "id", AttributeValue.fromS("a/b c%20"),
                            "name", AttributeValue.fromS("A"),
                            "author", AttributeValue.fromS("B"),
                            "version", AttributeValue.fromN("1"))));

    assertThat(get("a%2Fb%20c%2520").json()).containsEntry("id", "a/b c%20");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "/unknown | 404 | ''",
        "/a%2Fb   | 404 | ''",
        "/a/b     | 404 | ''",
        "/a/      | 404 | ''",
        "/        | 400 | id:required",
        "/%zz     | 400 | id:percent-encoding",
        "/%FF     | 400 | id:percent-encoding",
        "/.       | 400 | id:path-segment",
        "/..      | 400 | id:path-segment",
        "/%2e%2E  | 400 | id:path-segment"
      })
  void everyCallWithAnId_strangePath_isAProblem(String path, int status, String violation) {
    for (var answer :
        new Answer[] {
          FunctionUrlCall.of("GET", path).to(getBook),
          FunctionUrlCall.of("PUT", path).json(DUNE).to(updateBook),
          FunctionUrlCall.of("PUT", path).json(DUNE).header("if-match", "\"1\"").to(updateBook)
        }) {
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
      assertThat(String.join(",", answer.violations())).isEqualTo(violation);
    }
  }

  @Test
  void updateBook_withoutIfMatch_replacesTheBook() {
    String id = idOf(create(DUNE));

    Answer updated = put(id, DUNE_WITHOUT_DATE).to(updateBook);

    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.headers()).containsEntry("ETag", "\"2\"");
    assertThat(updated.json()).isEqualTo(Map.of("id", id, "name", "Dune", "author", "Herbert"));
    assertThat(get(id).body()).isEqualTo(updated.body());
  }

  @ParameterizedTest(name = "If-Match: {0} at version 2")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"2\"        | 200",
        "\"1\", \"2\" | 200",
        "*            | 200",
        "\"1\"        | 412",
        "\"3\"        | 412",
        "W/\"2\"      | 412",
        "\"other\"    | 412",
        "2            | 400"
      })
  void updateBook_ifMatch_isHonoured(String ifMatch, int status) {
    String id = idOf(create(DUNE));
    put(id, DUNE_WITHOUT_DATE).to(updateBook);

    Answer answer = put(id, DUNE).header("if-match", ifMatch).to(updateBook);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(get(id).json()).containsEntry("author", status == 200 ? "Frank Herbert" : "Herbert");
  }

  @Test
  void updateBook_unknownIdWithIfMatch_is404() {
    assertThat(put("unknown", DUNE).header("if-match", "\"1\"").to(updateBook).status())
        .isEqualTo(404);
  }

  @Test
  void updateBook_repeatedBecauseItsAnswerWasLost_isStillASuccess() {
    String id = idOf(create(DUNE));
    FunctionUrlCall call = put(id, DUNE_WITHOUT_DATE).header("if-match", "\"1\"");

    Answer first = call.to(updateBook);
    Answer second = call.to(updateBook);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.headers()).isEqualTo(first.headers()).containsEntry("ETag", "\"2\"");
  }

  @Test
  void deleteBook_twice_is204Twice() {
    String id = idOf(create(DUNE));

    for (int time = 1; time <= 2; time++) {
      Answer deleted = FunctionUrlCall.of("DELETE", "/" + id).to(deleteBook);
      assertThat(deleted.status()).isEqualTo(204);
      assertThat(deleted.body()).isEmpty();
    }
    assertThat(get(id).status()).isEqualTo(404);
  }

  /** The function URL counts the body for Content-Length and leaves it out. */
  @Test
  void everyRead_head_isTheAnswerToGet() {
    String id = idOf(create(DUNE));

    for (String path : new String[] {"/" + id, "/unknown"}) {
      Answer get = FunctionUrlCall.of("GET", path).to(getBook);
      Answer head = FunctionUrlCall.of("HEAD", path).to(getBook);
      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.headers()).isEqualTo(get.headers());
      assertThat(head.body()).isEqualTo(get.body());
    }
    assertThat(FunctionUrlCall.of("HEAD", "/").to(getBooks).body())
        .isEqualTo(FunctionUrlCall.of("GET", "/").to(getBooks).body());
  }

  @ParameterizedTest(name = "{0}: {1} at version 2")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "if-none-match | \"2\"            | 304",
        "if-none-match | W/\"2\"          | 304",
        "if-none-match | , \"1\",, \"2\"  | 304",
        "if-none-match | *                | 304",
        "if-none-match | \"1\"            | 200",
        "if-none-match | 2                | 400",
        "if-match      | \"2\"            | 200",
        "if-match      | *                | 200",
        "if-match      | W/\"2\"          | 412",
        "if-match      | \"1\"            | 412",
        "if-match      | ,                | 400"
      })
  void getBook_precondition_isHonoured(String name, String value, int status) {
    String id = idOf(create(DUNE));
    put(id, DUNE_WITHOUT_DATE).to(updateBook);

    for (String method : new String[] {"GET", "HEAD"}) {
      Answer answer = FunctionUrlCall.of(method, "/" + id).header(name, value).to(getBook);
      assertThat(answer.status()).isEqualTo(status);
      if (status == 304) {
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers())
            .containsEntry("ETag", "\"2\"")
            .containsEntry("Cache-Control", "no-store")
            .doesNotContainKey("Content-Type");
      }
    }
  }

  @Test
  void getBook_unknownIdWithPreconditions_is404() {
    for (String name : new String[] {"if-match", "if-none-match"}) {
      assertThat(FunctionUrlCall.of("GET", "/unknown").header(name, "*").to(getBook).status())
          .isEqualTo(404);
    }
  }

  @Test
  void getBooks_ifNoneMatch_is304UntilTheListChanges() {
    create(DUNE);
    String tag = FunctionUrlCall.of("GET", "/").to(getBooks).headers().get("ETag");
    FunctionUrlCall again = FunctionUrlCall.of("GET", "/").header("if-none-match", tag);

    assertThat(again.to(getBooks).status()).isEqualTo(304);
    create(DUNE_WITHOUT_DATE);
    assertThat(again.to(getBooks).status()).isEqualTo(200);
  }

  @ParameterizedTest(name = "{0}: {1} at version 2")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "if-match      | \"2\"           | 204",
        "if-match      | \"1\", , \"2\"  | 204",
        "if-match      | *               | 204",
        "if-match      | \"1\"           | 412",
        "if-match      | W/\"2\"         | 412",
        "if-match      | 2               | 400",
        "if-none-match | \"1\"           | 204",
        "if-none-match | \"2\"           | 412",
        "if-none-match | W/\"2\"         | 412",
        "if-none-match | *               | 412"
      })
  void deleteBook_precondition_isHonoured(String name, String value, int status) {
    String id = idOf(create(DUNE));
    put(id, DUNE_WITHOUT_DATE).to(updateBook);
    FunctionUrlCall delete = FunctionUrlCall.of("DELETE", "/" + id).header(name, value);

    assertThat(delete.to(deleteBook).status()).isEqualTo(status);
    assertThat(get(id).status()).isEqualTo(status == 204 ? 404 : 200);
    if (status == 204) {
      assertThat(delete.to(deleteBook).status()).isEqualTo(204);
    }
  }

  @ParameterizedTest(name = "If-None-Match: {0} at version 2")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "*                | 412",
        "\"2\"            | 412",
        "W/\"2\"          | 412",
        "\"1\", ,\"2\"    | 412",
        "\"1\"            | 200",
        "2                | 400"
      })
  void updateBook_ifNoneMatch_isHonoured(String ifNoneMatch, int status) {
    String id = idOf(create(DUNE));
    put(id, DUNE_WITHOUT_DATE).to(updateBook);

    Answer answer = put(id, DUNE).header("if-none-match", ifNoneMatch).to(updateBook);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(get(id).json()).containsEntry("author", status == 200 ? "Frank Herbert" : "Herbert");
  }

  @Test
  void updateBook_mostTagsThereCanBe_isOneConditionOfDynamoDb() {
    String id = idOf(create(DUNE));
    String tags =
        IntStream.rangeClosed(1, EntityTags.MAX_TAGS)
            .mapToObj("\"%d\""::formatted)
            .collect(Collectors.joining(", "));
    String others = tags.replace("\"1\"", "\"999999999999999999\"");

    assertThat(
            put(id, DUNE_WITHOUT_DATE)
                .header("if-match", tags)
                .header("if-none-match", others)
                .to(updateBook)
                .status())
        .isEqualTo(200);
  }

  @Test
  void updateBook_ifNothingIsThere_createsOnce() {
    FunctionUrlCall call = put("my%20own", DUNE).header("if-none-match", "*");

    Answer created = call.to(updateBook);

    assertThat(created.status()).isEqualTo(201);
    assertThat(created.headers())
        .containsEntry("Location", "/getBook/my%20own")
        .containsEntry("ETag", "\"1\"");
    assertThat(get("my%20own").body()).isEqualTo(created.body());
    assertThat(call.to(updateBook).status()).isEqualTo(412);
  }

  @Test
  void createBook_ifMatch_is412AndNothingIsStored() {
    assertThat(
            FunctionUrlCall.of("POST", "/")
                .json(DUNE)
                .header("if-match", "\"1\"")
                .to(createBook)
                .status())
        .isEqualTo(412);
    assertThat(FunctionUrlCall.of("GET", "/").to(getBooks).body()).isEqualTo("[]");
  }

  static Stream<String> ids() {
    return Stream.concat(
        IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).filter(id -> !id.equals(".")),
        Stream.of(
            "a/b",
            "/",
            "//",
            "a/..",
            "../a",
            "...",
            ".a",
            "a.",
            "a%2Fb",
            "%",
            "%25",
            "%2E%2E",
            "a+b",
            "a b",
            " ",
            "\u00a0",
            "a?b",
            "a#b",
            "a&b=c",
            "a\\b",
            "a;b,c",
            "\"'<>`",
            "{}[]|^",
            "Größe",
            "Gro\u0308ße",
            "日本",
            "😀",
            "\u200b",
            "\u202e",
            "عربى",
            "index.html",
            "~",
            "x".repeat(BookId.MAX_BYTES),
            "😀".repeat(BookId.MAX_BYTES / 4)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ids")
  void everyStoredId_canBeReadListedChangedAndDeleted(String id) {
    String path = Percent.encode(id);

    assertThat(put(path, DUNE).header("if-none-match", "*").to(updateBook).status()).isEqualTo(201);
    assertThat(get(path).json()).containsEntry("id", id);
    for (String list : new String[] {"", "author=Frank%20Herbert"}) {
      Answer page = FunctionUrlCall.of("GET", "/").query(list).to(getBooks);
      assertThat(page.jsonArray().toString()).contains("id=" + id + ",");
    }
    assertThat(put(path, DUNE_WITHOUT_DATE).header("if-match", "\"1\"").to(updateBook).status())
        .isEqualTo(200);
    assertThat(FunctionUrlCall.of("DELETE", "/" + path).to(deleteBook).status()).isEqualTo(204);
    assertThat(get(path).status()).isEqualTo(404);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        ".         | id:path-segment",
        "..        | id:path-segment",
        "%2E       | id:path-segment",
        "%2e%2e    | id:path-segment",
        "a%00      | id:characters",
        "%0A       | id:characters",
        "%C2%85    | id:characters",
        "%EF%BF%BD | id:characters",
        "''        | id:required"
      })
  void updateBook_idThatAPathCannotCarry_isNotStored(String path, String violation) {
    Answer answer = put(path, DUNE).header("if-none-match", "*").to(updateBook);

    assertThat(answer.violations()).containsExactly(violation);
    assertThat(FunctionUrlCall.of("GET", "/").to(getBooks).body()).isEqualTo("[]");
  }

  @Test
  void everyCallWithAnId_longerThanAnyStored_isRefused() {
    String id = "x".repeat(BookId.MAX_BYTES + 1);

    assertThat(get(id).violations()).containsExactly("id:max-length");
    assertThat(put(id, DUNE).header("if-none-match", "*").to(updateBook).violations())
        .containsExactly("id:max-length");
  }

  @Test
  void indexAuthors_booksOfAnOlderTable_findThemByAuthor() {
    for (int number = 0; number < 3; number++) {
      var item =
          Map.of(
              "id", AttributeValue.fromS("old-" + number),
              "name", AttributeValue.fromS("A"),
              "author", AttributeValue.fromS("Straße"),
              "version", AttributeValue.fromN("1"));
      DYNAMO_DB.client().putItem(put -> put.tableName(settings.table()).item(item));
    }
    create(DUNE);
    FunctionUrlCall list = FunctionUrlCall.of("GET", "/").query("author=STRASSE");
    assertThat(list.to(getBooks).body()).isEqualTo("[]");

    assertThat(IndexAuthors.index(DYNAMO_DB.client(), settings.table())).isEqualTo(3);

    assertThat(list.to(getBooks).jsonArray()).hasSize(3);
    assertThat(IndexAuthors.index(DYNAMO_DB.client(), settings.table())).isZero();
  }

  @ParameterizedTest(name = "{0} finds {1}")
  @CsvSource({
    "frank herbert, Frank Herbert",
    "URSULA K. LE GUIN, Ursula K. Le Guin",
    "STANISŁAW LEM, Stanisław Lem",
    "strasse, Straße",
    "ΟΔΥΣΣΕΥΣ, Οδυσσευς",
    "Zoë, ZOË",
    "ǅ, ǆ"
  })
  void getBooks_author_isFoundWhateverItsCase(String asked, String author) {
    create("{\"name\":\"A\",\"author\":\"%s\"}".formatted(author));

    Answer list =
        FunctionUrlCall.of("GET", "/").query("author=" + Percent.encode(asked)).to(getBooks);

    assertThat(list.jsonArray()).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "POST    | GET, HEAD | GET, HEAD | PUT | DELETE",
        "OPTIONS | GET, HEAD | GET, HEAD | PUT | DELETE",
        "PATCH   | GET, HEAD | GET, HEAD | PUT | DELETE"
      })
  void everyCall_wrongMethod_is405WithAllow(
      String method, String list, String get, String update, String delete) {
    assertNotAllowed(FunctionUrlCall.of(method, "/").to(getBooks), list);
    assertNotAllowed(FunctionUrlCall.of(method, "/1").to(getBook), get);
    assertNotAllowed(FunctionUrlCall.of("GET", "/").to(createBook), "POST");
    assertNotAllowed(FunctionUrlCall.of(method, "/1").to(updateBook), update);
    assertNotAllowed(FunctionUrlCall.of(method, "/1").to(deleteBook), delete);
  }

  private static void assertNotAllowed(Answer answer, String allow) {
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("Allow", allow);
  }

  @Test
  void everyCall_logsOneLineOfJsonWithoutSecrets() throws IOException {
    Answer created =
        FunctionUrlCall.of("POST", "/").query("author=secret").json(DUNE).to(createBook);

    assertThat(created.log())
        .endsWith("\n")
        .doesNotContain(FunctionUrlCall.TOKEN, "Dune", "secret");
    Map<String, Object> line = JSON.std.mapFrom(created.log());
    assertThat(line)
        .containsOnlyKeys("requestId", "traceId", "route", "method", "status", "latencyMs")
        .containsEntry("requestId", TestContext.REQUEST_ID)
        .containsEntry("traceId", TestContext.TRACE_ID)
        .containsEntry("route", "createBook")
        .containsEntry("method", "POST")
        .containsEntry("status", 201);
    assertThat((int) line.get("latencyMs")).isNotNegative();
  }

  @Test
  void getBooks_brokenItem_is500AndTheLogSaysWhichAndWhy() throws IOException {
    DYNAMO_DB
        .client()
        .putItem(
            put ->
                put.tableName(settings.table())
                    .item(Map.of("id", AttributeValue.fromS("by-hand"))));

    Answer answer = FunctionUrlCall.of("GET", "/").to(getBooks);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("by-hand", "Exception");
    assertThat((String) JSON.std.mapFrom(answer.log()).get("message"))
        .contains("by-hand", "no attribute name");
  }
}
