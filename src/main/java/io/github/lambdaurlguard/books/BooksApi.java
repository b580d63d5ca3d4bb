package io.github.lambdaurlguard.books;

import java.util.Objects;
import java.util.function.Consumer;

/** The five calls, from an HTTP request to its answer. */
final class BooksApi {

  /** What stands before the paths of the API where viewers call it; see ApiBase in backend.yaml. */
  private static final String API_BASE =
      Objects.requireNonNullElse(System.getenv("BOOKS_API_BASE"), "");

  private final Books books;

  BooksApi(Books books) {
    this.books = books;
  }

  Response list(Request request) {
    if (!request.path().equals("/")) {
      throw nothingAt(request);
    }
    Preconditions preconditions = Preconditions.of(request);
    ListQuery query = ListQuery.parse(request);
    BookPage page = books.list(query).fittingIntoAnAnswer();
    Response response = Response.json(200, page.books().stream().map(Book::toJson).toList());
    for (String last : page.last().stream().toList()) {
      response = response.with("Link", "<%s>; rel=\"next\"".formatted(query.toNextPage(last)));
    }
    return preconditions.answer(response, EntityTag.strong(response.digest()));
  }

  Response get(Request request) {
    String id = BookId.fromPath(request.path());
    Preconditions preconditions = Preconditions.of(request);
    Book book = books.find(id).orElseThrow(() -> unknown(id));
    return preconditions.answer(Response.json(200, book.toJson()), book.entityTag());
  }

  Response create(Request request) {
    return create(request, books::create);
  }

  /** Everything that {@link #create} does, but nothing is stored. */
  Response rehearseCreate(Request request) {
    return create(request, books::rehearseCreate);
  }

  private static Response create(Request request, Consumer<Book> store) {
    if (!request.path().equals("/")) {
      throw nothingAt(request);
    }
    Preconditions.of(request).holdForCreation();
    BookDetails details = BookValidation.forCreate(request);
    var book = new Book(BookId.create(), details, Book.FIRST_VERSION);
    store.accept(book);
    return created(book);
  }

  Response update(Request request) {
    Preconditions preconditions = Preconditions.of(request);
    String id =
        preconditions.wantNothingThere()
            ? BookId.ofNewBook(request.path())
            : BookId.fromPath(request.path());
    BookDetails details = BookValidation.forUpdate(request, id);
    return switch (books.update(id, details, preconditions)) {
      case UpdateResult.Updated(Book book) ->
          preconditions.wantNothingThere() ? created(book) : answer(200, book);
      case UpdateResult.Unknown() -> throw unknown(id);
      case UpdateResult.Changed(long version) -> throw changed(version);
    };
  }

  Response delete(Request request) {
    String id = BookId.fromPath(request.path());
    books
        .delete(id, Preconditions.of(request))
        .ifPresent(
            version -> {
              throw changed(version);
            });
    return Response.noContent();
  }

  private static Response created(Book book) {
    return answer(201, book).with("Location", API_BASE + "/getBook/" + Percent.encode(book.id()));
  }

  private static Response answer(int status, Book book) {
    return Response.json(status, book.toJson()).with("ETag", book.entityTag().toString());
  }

  private static Problem changed(long version) {
    return Problem.preconditionFailed(
        "The book is at version \"%d\" now; read it again and repeat the change"
            .formatted(version));
  }

  private static Problem unknown(String id) {
    return Problem.notFound("There is no book with the id " + Violation.show(id));
  }

  private static Problem nothingAt(Request request) {
    return Problem.notFound("There is nothing at " + Violation.show(request.path()));
  }
}
