package io.github.lambdaurlguard.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API does not take, and how it says so: problems in JSON, never a page in HTML. */
class BookRefusalsIT {

  private static Addresses addresses;

  @AutoClose private final Books books = new Books(addresses.api());

  @BeforeAll
  static void readAddresses() {
    addresses = Addresses.fromSystemProperties();
  }

  static Stream<Arguments> invalidBooks() {
    return Stream.of(
        argumentSet("nothing", "", List.of("body")),
        argumentSet("not JSON", "{", List.of("body")),
        argumentSet("an array", "[]", List.of("body")),
        argumentSet("no field", "{}", List.of("name", "author")),
        argumentSet("a blank name", "{'name':' ','author':'a'}", List.of("name")),
        argumentSet("a number as author", "{'name':'n','author':1}", List.of("author")),
        argumentSet(
            "a name of 201 characters",
            "{'name':'%s','author':'a'}".formatted("n".repeat(201)),
            List.of("name")),
        argumentSet(
            "no such day",
            "{'name':'n','author':'a','releaseDate':'2001-02-30'}",
            List.of("releaseDate")),
        argumentSet("an unknown field", "{'name':'n','author':'a','isbn':'1'}", List.of("isbn")));
  }

  @ParameterizedTest
  @MethodSource("invalidBooks")
  void create_invalidBook_isRefused(String body, List<String> fields) {
    var response = books.post(body.replace('\'', '"'));

    response.then().spec(Http.problem(400));
    assertThat(response.<List<String>>path("errors.field")).isEqualTo(fields);
  }

  @ParameterizedTest
  @MethodSource("invalidBooks")
  void update_invalidBook_isRefused(String body, List<String> fields) {
    var response =
        Books.withBody(body.replace('\'', '"')).put(books.at("/updateBook/" + Books.unique()));

    response.then().spec(Http.problem(400));
    assertThat(response.<List<String>>path("errors.field")).isEqualTo(fields);
  }

  @Test
  void create_bodyIsNotJson_isUnsupported() {
    books
        .post(Http.request().contentType("text/plain").body(Books.json(Books.newBook())))
        .then()
        .spec(Http.problem(415));
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "limit=many"})
  void list_invalidParameter_isRefused(String query) {
    books.list(query).then().spec(Http.problem(400));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /createBook,    POST",
    "PUT,    /createBook,    POST",
    "GET,    /updateBook/id, PUT",
    "PATCH,  /updateBook/id, PUT",
    "GET,    /deleteBook/id, DELETE",
    "POST,   /deleteBook/id, DELETE",
  })
  void call_wrongMethod_isNotAllowed(String method, String path, String allowed) {
    Http.request()
        .request(method, books.at(path))
        .then()
        .spec(Http.problem(405))
        .header("Allow", equalTo(allowed(allowed)));
  }

  @ParameterizedTest
  @CsvSource({
    "POST,   /getBooks",
    "DELETE, /getBooks",
    "PUT,    /getBook/id",
    "DELETE, /getBook/id",
  })
  void call_wrongMethodForReading_isRefusedAtTheEdge(String method, String path) {
    var refused = Http.request().request(method, books.at(path)).then();

    if (addresses.hasRoutes()) {
      refused.spec(Http.problem(405)).header("Allow", equalTo(allowed("GET, HEAD")));
    } else {
      refused.statusCode(403);
    }
  }

  @Test
  void call_wrongMethodForTheSite_isRefusedByCloudFront() {
    Http.request().post(addresses.distribution()).then().statusCode(403);
  }

  @Test
  void call_belowTheApiButOfNoRoute_isNotTheApplication() {
    assumeThat(addresses.hasRoutes()).as("paths that are the API's, whatever follows").isTrue();

    Http.request().get(books.at("/getAuthors")).then().spec(Http.problem(404));
  }

  /** The signer's routes also let preflights through, which the function URLs answer. */
  private static String allowed(String byTheFunction) {
    return addresses.hasRoutes() ? byTheFunction + ", OPTIONS" : byTheFunction;
  }
}
