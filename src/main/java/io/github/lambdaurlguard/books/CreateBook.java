package io.github.lambdaurlguard.books;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers {@code POST /createBook}: stores a new book under an id of its own. */
public final class CreateBook implements RequestStreamHandler {

  private final Endpoint endpoint;

  /** For Lambda, which sets the environment. */
  public CreateBook() {
    this(Books.fromEnvironment());
  }

  CreateBook(Books books) {
    var api = new BooksApi(books);
    endpoint =
        Endpoint.create(
            "createBook",
            api::create,
            new Rehearsal("POST", "/", Rehearsal.BOOK, api::rehearseCreate));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream result, Context context)
      throws IOException {
    endpoint.handle(event, result, context);
  }
}
