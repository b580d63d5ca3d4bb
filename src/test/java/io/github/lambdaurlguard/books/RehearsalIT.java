package io.github.lambdaurlguard.books;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.function.Function;
import java.util.stream.Stream;
import org.crac.Resource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** The pass that each function makes before SnapStart takes its snapshot. */
class RehearsalIT {

  @RegisterExtension static final DynamoDbLocal DYNAMO_DB = new DynamoDbLocal();

  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  static Stream<Named<Function<Books, RequestStreamHandler>>> functions() {
    return Stream.of(
        Named.of("getBooks", GetBooks::new),
        Named.of("getBook", GetBook::new),
        Named.of("createBook", CreateBook::new),
        Named.of("updateBook", UpdateBook::new),
        Named.of("deleteBook", DeleteBook::new));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void beforeCheckpoint_table_isAskedAndLeftAsItWas(Function<Books, RequestStreamHandler> function)
      throws Exception {
    var calls = new CallCounter();
    var books = new Books(DYNAMO_DB.watchedBy(calls), DYNAMO_DB.createTable());

    var printed = printedBy(() -> endpointOf(function.apply(books)).beforeCheckpoint(null));

    assertThat(printed).isEmpty();
    assertThat(calls.count()).isEqualTo(1);
    assertThat(FunctionUrlCall.of("GET", "/").to(new GetBooks(books)).body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void beforeCheckpoint_tableOutOfReach_doesNotFailTheStart(
      Function<Books, RequestStreamHandler> function) throws Exception {
    var books = new Books(DynamoDbLocal.at(NOWHERE).build(), new Settings("books", "index"));

    var printed = printedBy(() -> endpointOf(function.apply(books)).beforeCheckpoint(null));

    assertThat(printed).contains("\"requestId\":\"rehearsal\"", "\"error\":").hasLineCount(1);
  }

  private static String printedBy(Callback rehearsal) throws Exception {
    var console = System.out;
    var printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, UTF_8));
    try {
      rehearsal.run();
    } finally {
      System.setOut(console);
    }
    return printed.toString(UTF_8);
  }

  private interface Callback {
    void run() throws Exception;
  }

  private static final class CallCounter implements ExecutionInterceptor {

    private int count;

    int count() {
      return count;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes ignored) {
      count++;
    }
  }

  private static Resource endpointOf(RequestStreamHandler handler)
      throws ReflectiveOperationException {
    var field = handler.getClass().getDeclaredField("endpoint");
    field.setAccessible(true);
    return (Resource) field.get(handler);
  }
}
