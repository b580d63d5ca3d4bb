package io.github.lambdaurlguard.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The life of a book through CloudFront: every call is signed at the edge and let in. */
class BookLifeIT {

  /** The index by author follows the table within moments, not at once. */
  private static final Duration INDEX_DELAY = Duration.ofSeconds(20);

  private static final Pattern NEXT_PAGE = Pattern.compile("<\\?([^>]*)>; rel=\"next\"");
  private static final String ENTITY_TAG = "\"[^\"]+\"";

  private static Addresses addresses;

  @AutoClose private final Books books = new Books(addresses.api());

  @BeforeAll
  static void readAddresses() {
    addresses = Addresses.fromSystemProperties();
  }

  @Test
  void create_validBook_isCreated() {
    var book = Books.newBook();

    var response = books.post(Books.json(book));

    response
        .then()
        .statusCode(201)
        .contentType("application/json")
        .header("ETag", matchesRegex(ENTITY_TAG))
        .header("Location", addresses.apiBase() + "/getBook/" + response.path("id"))
        .body("name", equalTo(book.get("name")))
        .body("author", equalTo(book.get("author")))
        .body("releaseDate", equalTo(book.get("releaseDate")));
  }

  @Test
  void get_location_isTheCreatedBook() {
    var created = books.post(Books.json(Books.newBook()));

    var read = Http.request().get(addresses.distribution().resolve(created.header("Location")));

    read.then().statusCode(200).header("ETag", created.header("ETag"));
    assertThat(read.<Map<String, Object>>path("")).isEqualTo(created.path(""));
  }

  @Test
  void list_byAuthor_holdsTheBookAlone() {
    var book = Books.newBook();
    var id = books.create(book);

    await()
        .atMost(INDEX_DELAY)
        .untilAsserted(
            () ->
                books
                    .list("author=" + book.get("author"))
                    .then()
                    .statusCode(200)
                    .contentType("application/json")
                    .body("id", contains(id))
                    .body("name", contains(book.get("name"))));
  }

  @Test
  void list_byUnknownAuthor_isEmpty() {
    books.list("author=" + Books.unique()).then().statusCode(200).body("$", equalTo(List.of()));
  }

  @Test
  void list_allPages_holdTheBooksOnce() {
    var author = Books.unique();
    var ids = new ArrayList<String>();
    for (var name : List.of("one", "two", "three")) {
      ids.add(books.create(Map.of("name", name, "author", author)));
    }

    await()
        .atMost(INDEX_DELAY)
        .untilAsserted(
            () -> {
              assertThat(idsOnAllPages("author=%s&limit=2".formatted(author)))
                  .containsExactlyInAnyOrderElementsOf(ids);
              assertThat(idsOnAllPages("limit=100")).containsAll(ids).doesNotHaveDuplicates();
            });
  }

  @Test
  void update_currentEntityTag_replacesTheBook() {
    var created = books.post(Books.json(Books.newBook()));
    String id = created.path("id");
    var author = Books.unique();

    var updated =
        books.update(id, Map.of("name", "Dune Messiah", "author", author), created.header("ETag"));

    updated
        .then()
        .statusCode(200)
        .header("ETag", matchesRegex(ENTITY_TAG))
        .header("ETag", not(created.header("ETag")));
    assertThat(updated.<Map<String, Object>>path(""))
        .isEqualTo(Map.of("id", id, "name", "Dune Messiah", "author", author));
    books.get(id).then().statusCode(200).header("ETag", updated.header("ETag"));
  }

  @Test
  void update_staleEntityTag_isRefusedAndChangesNothing() {
    var created = books.post(Books.json(Books.newBook()));
    String id = created.path("id");
    var current = books.update(id, Books.newBook(), created.header("ETag"));

    books.update(id, Books.newBook(), created.header("ETag")).then().spec(Http.problem(412));

    assertThat(books.get(id).<Map<String, Object>>path("")).isEqualTo(current.path(""));
  }

  @Test
  void update_noEntityTag_replacesTheBook() {
    var id = books.create(Books.newBook());

    books.update(id, Map.of("name", "Emma", "author", "Jane")).then().statusCode(200);
  }

  @Test
  void update_unknownBook_isNotFound() {
    books.update(Books.unique(), Books.newBook()).then().spec(Http.problem(404));
  }

  @Test
  void delete_twice_isTheSame() {
    var id = books.create(Books.newBook());

    books.delete(id).then().statusCode(204);
    books.delete(id).then().statusCode(204);

    books.get(id).then().spec(Http.problem(404));
  }

  /** Follows the links to the end; a link is relative to the address of the call. */
  private List<String> idsOnAllPages(String query) {
    var ids = new ArrayList<String>();
    var next = query;
    while (!next.isEmpty()) {
      var page = books.list(next);
      page.then().statusCode(200);
      ids.addAll(page.<List<String>>path("id"));
      next = nextQuery(page);
    }
    return ids;
  }

  private static String nextQuery(Response page) {
    var link = page.header("Link");
    if (link == null) {
      return "";
    }
    var matcher = NEXT_PAGE.matcher(link);
    assertThat(matcher.matches()).as("the form of Link: %s", link).isTrue();
    return matcher.group(1);
  }
}
