package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.books.FunctionUrlCall.Answer;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many clients that read a book, change it, and write it back with If-Match. */
class ParallelWritersIT {

  @RegisterExtension static final DynamoDbLocal DYNAMO_DB = new DynamoDbLocal();

  private static final int WRITERS = 8;
  private static final int CHANGES_OF_EACH = 25;

  @Test
  void updateBook_parallelWriters_loseNoUpdate() throws InterruptedException, ExecutionException {
    Books books = DYNAMO_DB.emptyBooks();
    String id =
        (String)
            FunctionUrlCall.of("POST", "/")
                .json(countOf(0))
                .to(new CreateBook(books))
                .json()
                .get("id");
    var getBook = new GetBook(books);
    var updateBook = new UpdateBook(books);

    int lostRaces = 0;
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      var writers = new ArrayList<Future<Integer>>();
      for (int writer = 0; writer < WRITERS; writer++) {
        writers.add(threads.submit(() -> write(id, getBook, updateBook)));
      }
      for (var writer : writers) {
        lostRaces += writer.get();
      }
    }

    Answer end = FunctionUrlCall.of("GET", "/" + id).to(getBook);
    int changes = WRITERS * CHANGES_OF_EACH;
    assertThat(end.json()).containsEntry("name", Integer.toString(changes));
    assertThat(end.headers()).containsEntry("ETag", "\"" + (changes + 1) + "\"");
    assertThat(lostRaces).as("412 answers, without which nothing was contended").isPositive();
  }

  private static int write(String id, GetBook getBook, UpdateBook updateBook) {
    int lostRaces = 0;
    int changes = 0;
    while (changes < CHANGES_OF_EACH) {
      Answer read = FunctionUrlCall.of("GET", "/" + id).to(getBook);
      int count = Integer.parseInt((String) read.json().get("name"));
      Answer written =
          FunctionUrlCall.of("PUT", "/" + id)
              .header("if-match", read.headers().get("ETag"))
              .json(countOf(count + 1))
              .to(updateBook);
      if (written.status() == 200) {
        changes++;
      } else {
        assertThat(written.status()).isEqualTo(412);
        lostRaces++;
      }
    }
    return lostRaces;
  }

  /** Each writer's text is its own, so that equal changes cannot pass for one. */
  private static String countOf(int count) {
    return "{\"name\":\"%d\",\"author\":\"%s\"}".formatted(count, Thread.currentThread().getName());
  }
}
