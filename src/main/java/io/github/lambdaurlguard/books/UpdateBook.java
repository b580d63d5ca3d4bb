package io.github.lambdaurlguard.books;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers {@code PUT /updateBook/{id}}: replaces a book, unless somebody else was faster. */
public final class UpdateBook implements RequestStreamHandler {

  private final Endpoint endpoint;

  /** For Lambda, which sets the environment. */
  public UpdateBook() {
    this(Books.fromEnvironment());
  }

  UpdateBook(Books books) {
    var api = new BooksApi(books);
    endpoint =
        Endpoint.create(
            "updateBook",
            api::update,
            new Rehearsal("PUT", Rehearsal.UNKNOWN_BOOK, Rehearsal.BOOK, api::update));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream result, Context context)
      throws IOException {
    endpoint.handle(event, result, context);
  }
}
