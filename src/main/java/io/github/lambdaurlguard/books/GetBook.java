package io.github.lambdaurlguard.books;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers {@code GET /getBook/{id}}: one book. */
public final class GetBook implements RequestStreamHandler {

  private final Endpoint endpoint;

  /** For Lambda, which sets the environment. */
  public GetBook() {
    this(Books.fromEnvironment());
  }

  GetBook(Books books) {
    var api = new BooksApi(books);
    endpoint =
        Endpoint.create(
            "getBook", api::get, new Rehearsal("GET", Rehearsal.UNKNOWN_BOOK, "", api::get));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream result, Context context)
      throws IOException {
    endpoint.handle(event, result, context);
  }
}
