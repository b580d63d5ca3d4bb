package io.github.lambdaurlguard.books;

import java.util.Set;
import java.util.function.Consumer;

/** The five calls, from an HTTP request to its answer. */
final class BooksApi {

  private final Books books;

  BooksApi(Books books) {
    this.books = books;
  }

  Response list(Request request) {
    if (!request.path().equals("/")) {
      throw nothingAt(request);
    }
    ListQuery query = ListQuery.parse(request);
    BookPage page = books.list(query);
    Response response = Response.json(200, page.books().stream().map(Book::toJson).toList());
    return page.hasMore()
        ? response.with(
            "Link", "<%s>; rel=\"next\"".formatted(query.toNextPage(page.books().getLast())))
        : response;
  }

  Response get(Request request) {
    String id = BookId.fromPath(request.path());
    return answer(200, books.find(id).orElseThrow(() -> unknown(id)));
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
    BookDetails details = BookValidation.forCreate(request);
    var book = new Book(BookId.create(), details, Book.FIRST_VERSION);
    store.accept(book);
    return answer(201, book).with("Location", "/getBook/" + book.id());
  }

  Response update(Request request) {
    String id = BookId.fromPath(request.path());
    Set<Long> allowed = request.header("if-match").map(EntityTags::parseIfMatch).orElse(Set.of());
    BookDetails details = BookValidation.forUpdate(request, id);
    return switch (books.update(id, details, allowed)) {
      case UpdateResult.Updated(Book book) -> answer(200, book);
      case UpdateResult.Unknown() -> throw unknown(id);
      case UpdateResult.Changed(long version) ->
          throw Problem.preconditionFailed(
              "The book is at version \"%d\" now; read it again and repeat the change"
                  .formatted(version));
    };
  }

  Response delete(Request request) {
    books.delete(BookId.fromPath(request.path()));
    return Response.noContent();
  }

  private static Response answer(int status, Book book) {
    return Response.json(status, book.toJson()).with("ETag", book.entityTag());
  }

  private static Problem unknown(String id) {
    return Problem.notFound("There is no book with the id " + Violation.show(id));
  }

  private static Problem nothingAt(Request request) {
    return Problem.notFound("There is nothing at " + Violation.show(request.path()));
  }
}
