package io.github.lambdaurlguard.books;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers {@code GET /getBooks}: a page of the books, of one author if asked so. */
public final class GetBooks implements RequestStreamHandler {

  private final Endpoint endpoint;

  /** For Lambda, which sets the environment. */
  public GetBooks() {
    this(Books.fromEnvironment());
  }

  GetBooks(Books books) {
    var api = new BooksApi(books);
    endpoint = Endpoint.create("getBooks", api::list, new Rehearsal("GET", "/", "", api::list));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream result, Context context)
      throws IOException {
    endpoint.handle(event, result, context);
  }
}
