package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.github.lambdaurlguard.books.FunctionUrlCall.Answer;
import io.github.lambdaurlguard.testing.FakeServer;
import io.github.lambdaurlguard.testing.FakeServer.Reply;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every answer that {@code docs/openapi.yaml} documents is given. That every answer given is
 * documented, and as it is documented, is looked at with each call of all integration tests.
 */
class OpenApiIT {

  @RegisterExtension static final DynamoDbLocal DYNAMO_DB = new DynamoDbLocal();

  private static final String BOOK = "{\"name\":\"Dune\",\"author\":\"Frank Herbert\"}";

  private final Set<String> given = new TreeSet<>();

  @Test
  void everyDocumentedAnswer_isGiven() {
    var functions = new Functions(DYNAMO_DB.emptyBooks());
    var id = (String) add("POST /createBook", functions.create(BOOK)).json().get("id");

    list(functions);
    read(functions, id);
    refuseCreations(functions);
    update(functions, id);
    delete(functions, id);
    fail("{\"__type\":\"x#AccessDeniedException\",\"message\":\"m\"}");
    fail("{\"__type\":\"x#ThrottlingException\",\"message\":\"m\"}");
    neverAnswer();

    assertThat(given).containsExactlyInAnyOrderElementsOf(OpenApi.DOCUMENT.documented());
  }

  private void list(Functions functions) {
    var tag = add("GET /getBooks", functions.list()).headers().get("ETag");
    add(
        "GET /getBooks",
        functions.call("GET", "/").header("if-none-match", tag),
        functions.getBooks);
    add("GET /getBooks", functions.call("GET", "/").query("limit=0"), functions.getBooks);
    add(
        "GET /getBooks",
        functions.call("GET", "/").header("if-match", "\"other\""),
        functions.getBooks);
  }

  private void read(Functions functions, String id) {
    for (var header : new String[] {"x-none", "if-none-match", "if-match"}) {
      var value = header.equals("if-match") ? "\"9\"" : "\"1\"";
      add(
          "GET /getBook/{id}",
          functions.call("GET", "/" + id).header(header, value),
          functions.getBook);
    }
    add("GET /getBook/{id}", functions.call("GET", "/unknown"), functions.getBook);
    add("GET /getBook/{id}", functions.call("GET", "/%zz"), functions.getBook);
  }

  private void refuseCreations(Functions functions) {
    add("POST /createBook", functions.create("{}"));
    add(
        "POST /createBook",
        functions.call("POST", "/").json(BOOK).header("if-match", "\"1\""),
        functions.createBook);
    add(
        "POST /createBook",
        functions.call("POST", "/").json(BOOK).header("content-type", "text/plain"),
        functions.createBook);
  }

  private void update(Functions functions, String id) {
    add("PUT /updateBook/{id}", functions.call("PUT", "/" + id).json(BOOK), functions.updateBook);
    add("PUT /updateBook/{id}", functions.call("PUT", "/" + id).json("{}"), functions.updateBook);
    add("PUT /updateBook/{id}", functions.call("PUT", "/nobody").json(BOOK), functions.updateBook);
    for (var type : new String[] {"application/json", "text/plain"}) {
      add(
          "PUT /updateBook/{id}",
          functions
              .call("PUT", "/chosen")
              .json(BOOK)
              .header("if-none-match", "*")
              .header("content-type", type),
          functions.updateBook);
    }
    add(
        "PUT /updateBook/{id}",
        functions.call("PUT", "/" + id).json(BOOK).header("if-match", "\"9\""),
        functions.updateBook);
  }

  private void delete(Functions functions, String id) {
    add("DELETE /deleteBook/{id}", functions.call("DELETE", "/%zz"), functions.deleteBook);
    add(
        "DELETE /deleteBook/{id}",
        functions.call("DELETE", "/" + id).header("if-match", "\"9\""),
        functions.deleteBook);
    add("DELETE /deleteBook/{id}", functions.call("DELETE", "/" + id), functions.deleteBook);
  }

  private void fail(String error) {
    try (var table = new FakeServer(_ -> Reply.of(400, error))) {
      callEach(new Functions(new Books(DynamoDbLocal.at(table.uri()).build(), settings())));
    }
  }

  /** Side by side: each call gives up after seconds. */
  private void neverAnswer() {
    try (var table = new FakeServer(_ -> Reply.of(200, "{}").after(60_000))) {
      callEach(new Functions(new Books(DynamoDbLocal.at(table.uri()).build(), settings())));
    }
  }

  private void callEach(Functions functions) {
    var calls = new ArrayList<CompletableFuture<Void>>();
    calls.add(later("GET /getBooks", functions.call("GET", "/"), functions.getBooks));
    calls.add(later("GET /getBook/{id}", functions.call("GET", "/1"), functions.getBook));
    calls.add(
        later("POST /createBook", functions.call("POST", "/").json(BOOK), functions.createBook));
    calls.add(
        later(
            "PUT /updateBook/{id}", functions.call("PUT", "/1").json(BOOK), functions.updateBook));
    calls.add(
        later("DELETE /deleteBook/{id}", functions.call("DELETE", "/1"), functions.deleteBook));
    calls.forEach(CompletableFuture::join);
  }

  private CompletableFuture<Void> later(
      String operation, FunctionUrlCall call, RequestStreamHandler function) {
    return CompletableFuture.supplyAsync(() -> call.to(function), Thread::startVirtualThread)
        .thenAccept(answer -> add(operation, answer));
  }

  private void add(String operation, FunctionUrlCall call, RequestStreamHandler function) {
    add(operation, call.to(function));
  }

  private synchronized Answer add(String operation, Answer answer) {
    given.add(operation + " " + answer.status());
    return answer;
  }

  private static Settings settings() {
    return new Settings("books", "author-index");
  }

  /** The five functions over one table. */
  private static final class Functions {
    private final GetBooks getBooks;
    private final GetBook getBook;
    private final CreateBook createBook;
    private final UpdateBook updateBook;
    private final DeleteBook deleteBook;

    Functions(Books books) {
      getBooks = new GetBooks(books);
      getBook = new GetBook(books);
      createBook = new CreateBook(books);
      updateBook = new UpdateBook(books);
      deleteBook = new DeleteBook(books);
    }

    FunctionUrlCall call(String method, String path) {
      return FunctionUrlCall.of(method, path);
    }

    Answer create(String body) {
      return call("POST", "/").json(body).to(createBook);
    }

    Answer list() {
      return call("GET", "/").to(getBooks);
    }
  }
}
