package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.lambdaurlguard.books.FunctionUrlCall.Answer;
import io.github.lambdaurlguard.testing.TestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        "/%FF     | 400 | id:percent-encoding"
      })
  void everyCallWithAnId_strangePath_isAProblem(String path, int status, String violation) {
    for (var answer :
        new Answer[] {
          FunctionUrlCall.of("GET", path).to(getBook),
          FunctionUrlCall.of("PUT", path).json(DUNE).to(updateBook)
        }) {
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
      assertThat(String.join(",", answer.violations())).isEqualTo(violation);
    }
  }

  @Test
  void getBook_longerIdThanAnyBookHas_isRefused() {
    assertThat(get("x".repeat(3000)).violations()).containsExactly("id:max-length");
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

  @Test
  void getBook_head_isTheAnswerWithoutItsBody() {
    String id = idOf(create(DUNE));

    Answer head = FunctionUrlCall.of("HEAD", "/" + id).to(getBook);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.headers()).containsEntry("ETag", "\"1\"");
    assertThat(head.body()).isEmpty();
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
