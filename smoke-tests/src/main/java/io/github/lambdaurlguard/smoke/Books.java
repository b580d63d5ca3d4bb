package io.github.lambdaurlguard.smoke;

import com.fasterxml.jackson.jr.ob.JSON;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The API as a browser sees it, through CloudFront. Deletes in the end what it created. */
final class Books implements AutoCloseable {

  private final URI distribution;
  private final Set<String> created = new HashSet<>();

  Books(URI distribution) {
    this.distribution = distribution;
  }

  /** A text that no other test and no earlier run has used. */
  static String unique() {
    return "smoke-test-" + UUID.randomUUID();
  }

  /** A valid book of an author without other books. */
  static Map<String, Object> newBook() {
    return Map.of("name", "Dune", "author", unique(), "releaseDate", "1965-08-01");
  }

  static String json(Object value) {
    try {
      return JSON.std.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Creates a book and answers its id. */
  String create(Map<String, Object> book) {
    return post(json(book)).then().statusCode(201).extract().path("id");
  }

  /** Sends any body to {@code /createBook}. */
  Response post(String body) {
    return post(withBody(body));
  }

  /** Sends any request to {@code /createBook}. */
  Response post(RequestSpecification request) {
    var response = request.post(at("/createBook"));
    if (response.statusCode() == 201) {
      created.add(response.path("id"));
    }
    return response;
  }

  Response get(String id) {
    return Http.request().get(at("/getBook/" + id));
  }

  /**
   * Lists books.
   *
   * @param query as it goes on the wire
   */
  Response list(String query) {
    return Http.request().get(at("/getBooks?" + query));
  }

  Response update(String id, Map<String, Object> book) {
    return withBody(json(book)).put(at("/updateBook/" + id));
  }

  Response update(String id, Map<String, Object> book, String ifMatch) {
    return withBody(json(book)).header("If-Match", ifMatch).put(at("/updateBook/" + id));
  }

  Response delete(String id) {
    return Http.request().delete(at("/deleteBook/" + id));
  }

  /** An address of the distribution. */
  URI at(String pathAndQuery) {
    return URI.create(distribution + pathAndQuery);
  }

  static RequestSpecification withBody(String body) {
    var request = Http.request().contentType("application/json");
    return body.isEmpty() ? request : request.body(body);
  }

  @Override
  public void close() {
    created.forEach(id -> delete(id).then().statusCode(204));
  }
}
