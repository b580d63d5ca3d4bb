package io.github.lambdaurlguard.books;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lambdaurlguard.books.FunctionUrlCall.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Lists of a small and of a large table: the same answers for the same price. */
class PagingIT {

  @RegisterExtension static final DynamoDbLocal DYNAMO_DB = new DynamoDbLocal();

  private static final int SMALL = 100;
  private static final int LARGE = 10_000;
  private static final int ITEMS_PER_BATCH = 25;
  private static final int LOADERS = 4;
  private static final Pattern NEXT = Pattern.compile("<\\?(.+)>; rel=\"next\"");

  private static final Bill BILL = new Bill();
  private static Books small;
  private static Books large;

  @BeforeAll
  static void fillTables() throws InterruptedException, ExecutionException {
    var client = DYNAMO_DB.watchedBy(BILL);
    small = new Books(client, filledTable(SMALL));
    large = new Books(client, filledTable(LARGE));
  }

  /** Two authors: "Even" has every second book, "Odd" the others. */
  private static Settings filledTable(int size) throws InterruptedException, ExecutionException {
    Settings settings = DYNAMO_DB.createTable();
    try (var threads = Executors.newFixedThreadPool(LOADERS)) {
      var batches = new ArrayList<Callable<Void>>();
      for (int from = 0; from < size; from += ITEMS_PER_BATCH) {
        List<WriteRequest> batch =
            IntStream.range(from, from + ITEMS_PER_BATCH).mapToObj(PagingIT::putBook).toList();
        batches.add(
            () -> {
              var written =
                  DYNAMO_DB
                      .patientClient()
                      .batchWriteItem(write -> write.requestItems(Map.of(settings.table(), batch)));
              assertThat(written.unprocessedItems()).isEmpty();
              return null;
            });
      }
      for (var batch : threads.invokeAll(batches)) {
        batch.get();
      }
    }
    return settings;
  }

  private static WriteRequest putBook(int number) {
    var details =
        new BookDetails("Book " + number, number % 2 == 0 ? "Even" : "Odd", Optional.empty());
    var book = new Book("book-%06d".formatted(number), details, Book.FIRST_VERSION);
    return WriteRequest.builder()
        .putRequest(PutRequest.builder().item(BookItem.fromBook(book)).build())
        .build();
  }

  private static Answer list(Books books, String query) {
    return FunctionUrlCall.of("GET", "/").query(query).to(new GetBooks(books));
  }

  private static Optional<String> nextQuery(Answer page) {
    return Optional.ofNullable(page.headers().get("Link"))
        .map(
            link -> {
              var next = NEXT.matcher(link);
              assertThat(next.matches()).as(link).isTrue();
              return next.group(1);
            });
  }

  private static List<String> idsOf(Answer page) {
    return page.jsonArray().stream().map(book -> (String) ((Map<?, ?>) book).get("id")).toList();
  }

  @ParameterizedTest(name = "limit {0} gives {1} pages")
  @CsvSource({"7, 15", "50, 2", "99, 2", "100, 1"})
  void getBooks_followedToTheEnd_showsEveryBookOnce(int limit, int pages) {
    var seen = new ArrayList<String>();
    int count = 0;
    for (var query = Optional.of("limit=" + limit); query.isPresent(); count++) {
      Answer page = list(small, query.get());
      assertThat(page.status()).isEqualTo(200);
      assertThat(idsOf(page)).isNotEmpty().hasSizeLessThanOrEqualTo(limit);
      seen.addAll(idsOf(page));
      query = nextQuery(page);
    }

    assertThat(count).isEqualTo(pages);
    assertThat(seen).hasSize(SMALL).doesNotHaveDuplicates();
  }

  @Test
  void getBooks_ofAnAuthor_showsTheAuthorsBooksInTheOrderOfTheirIds() {
    Answer first = list(small, "author=Even&limit=30");
    Answer second = list(small, nextQuery(first).orElseThrow());

    assertThat(nextQuery(first).orElseThrow()).contains("author=Even", "limit=30");
    assertThat(nextQuery(second)).isEmpty();
    var ids = new LinkedHashSet<>(idsOf(first));
    ids.addAll(idsOf(second));
    assertThat(ids)
        .containsExactlyElementsOf(
            IntStream.range(0, SMALL / 2).mapToObj(i -> "book-%06d".formatted(2 * i)).toList());
  }

  @Test
  void getBooks_ofAnUnknownAuthor_isEmpty() {
    assertThat(list(small, "author=Nobody").body()).isEqualTo("[]");
  }

  @ParameterizedTest(name = "?author={0}")
  @CsvSource({"EVEN", "even", "eVeN"})
  void getBooks_authorInOtherCapitals_findsTheSameBooks(String author) {
    assertThat(idsOf(list(small, "limit=30&author=" + author)))
        .isEqualTo(idsOf(list(small, "limit=30&author=Even")))
        .hasSize(30);
  }

  /** DynamoDB ends a page at 1 MB, which 11 of these fill. */
  @ParameterizedTest(name = "limit=50{0}")
  @ValueSource(strings = {"", "&author=Big"})
  void getBooks_itemsThatFillAPageEarly_goesOnAfterTheLastOneRead(String filter) {
    Settings settings = DYNAMO_DB.createTable();
    var books = new Books(DYNAMO_DB.patientClient(), settings);
    for (int number = 0; number < 30; number++) {
      var item =
          new HashMap<>(
              BookItem.fromBook(
                  new Book(
                      "big-%02d".formatted(number),
                      new BookDetails("Big " + number, "Big", Optional.empty()),
                      Book.FIRST_VERSION)));
      item.put("remark", BookItem.text("x".repeat(100_000)));
      DYNAMO_DB.patientClient().putItem(put -> put.tableName(settings.table()).item(item));
    }

    var seen = new ArrayList<String>();
    int pages = 0;
    for (var query = Optional.of("limit=50" + filter); query.isPresent(); pages++) {
      Answer page = list(books, query.get());
      assertThat(page.status()).isEqualTo(200);
      seen.addAll(idsOf(page));
      query = nextQuery(page);
    }

    assertThat(seen).hasSize(30).doesNotHaveDuplicates();
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void getBooks_textThatGrowsInJson_fitsIntoLambdasAnswer() {
    Settings settings = DYNAMO_DB.createTable();
    var books = new Books(DYNAMO_DB.patientClient(), settings);
    for (int number = 0; number < 12; number++) {
      var details = new BookDetails("\u0001".repeat(90_000), "Control", Optional.empty());
      books.create(new Book("control-%02d".formatted(number), details, Book.FIRST_VERSION));
    }

    var seen = new ArrayList<String>();
    for (var query = Optional.of("limit=100"); query.isPresent(); ) {
      var call = FunctionUrlCall.of("GET", "/").query(query.get());
      Answer page = call.toUnheld(new GetBooks(books));
      assertThat(page.payloadBytes()).isLessThan(FunctionUrlCall.MAX_PAYLOAD_BYTES);
      seen.addAll(idsOf(page));
      query = nextQuery(page);
    }

    assertThat(seen).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void getBooks_cursorOfADeletedBook_goesOnBehindIt() {
    Books books = DYNAMO_DB.emptyBooks();
    for (int number = 0; number < 4; number++) {
      var details = new BookDetails("Book " + number, "A", Optional.empty());
      books.create(new Book("book-" + number, details, Book.FIRST_VERSION));
    }
    Answer first = list(books, "author=A&limit=2");
    books.delete("book-1", Preconditions.NONE);

    assertThat(idsOf(list(books, nextQuery(first).orElseThrow())))
        .containsExactly("book-2", "book-3");
  }

  @ParameterizedTest(name = "limit=100{0}")
  @ValueSource(strings = {"", "&author=Even"})
  void getBooks_tenThousandBooks_costsWhatAHundredCost(String filter) {
    // One book less than there are of the author, so that every page is full and has a next one.
    int limit = filter.isEmpty() ? SMALL - 1 : SMALL / 2 - 1;
    String query = "limit=" + limit + filter;
    BILL.reset();
    list(small, query);
    Bill.Sum price = BILL.sum();
    assertThat(price).isEqualTo(new Bill.Sum(1, limit + 1, price.capacity()));
    assertThat(price.capacity()).isPositive();

    Optional<String> next = Optional.of(query);
    for (int page = 0; page < 20; page++) {
      BILL.reset();
      next = nextQuery(list(large, next.orElseThrow()));
      assertThat(BILL.sum()).isEqualTo(price);
    }
    BILL.reset();
    list(large, query + "&cursor=" + cursorOf("book-009000"));
    assertThat(BILL.sum().evaluated()).isLessThanOrEqualTo(price.evaluated());
    assertThat(BILL.sum().capacity()).isLessThanOrEqualTo(price.capacity());
  }

  private static String cursorOf(String id) {
    String next = new ListQuery(Optional.empty(), 1, Optional.empty()).toNextPage(id);
    return next.substring("?cursor=".length(), next.indexOf('&'));
  }

  /** Asks DynamoDB for the price of every list, and adds up. */
  private static final class Bill implements ExecutionInterceptor {

    record Sum(int calls, int evaluated, double capacity) {}

    private Sum sum = new Sum(0, 0, 0);

    void reset() {
      sum = new Sum(0, 0, 0);
    }

    Sum sum() {
      return sum;
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes ignored) {
      return switch (context.request()) {
        case ScanRequest scan ->
            scan.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
        case QueryRequest query ->
            query.toBuilder().returnConsumedCapacity(ReturnConsumedCapacity.TOTAL).build();
        default -> context.request();
      };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes ignored) {
      switch (context.response()) {
        case ScanResponse scan -> add(scan.scannedCount(), scan.consumedCapacity().capacityUnits());
        case QueryResponse list ->
            add(list.scannedCount(), list.consumedCapacity().capacityUnits());
        default -> {}
      }
    }

    private void add(int evaluated, double capacity) {
      sum = new Sum(sum.calls + 1, sum.evaluated + evaluated, sum.capacity + capacity);
    }
  }
}
