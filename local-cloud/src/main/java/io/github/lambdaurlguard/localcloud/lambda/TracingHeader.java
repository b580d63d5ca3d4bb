package io.github.lambdaurlguard.localcloud.lambda;

import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * An X-Ray tracing header of a trace that nobody samples.
 *
 * @param root the trace: {@code 1-<8 hexadecimal digits>-<24 of them>}
 * @param parent the segment that an invocation belongs to
 * @see <a
 *     href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing
 *     header</a>
 */
public record TracingHeader(String root, String parent, String lineage) {
  private static final Pattern ROOT =
      Pattern.compile("(?:^|;)\\s*+Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?=$|;)");

  /**
   * Continues the trace of a request.
   *
   * @param received the {@code X-Amzn-Trace-Id} of the request; a new trace begins where it names
   *     none
   */
  public static TracingHeader continuing(String received) {
    var root = ROOT.matcher(received);
    return new TracingHeader(
        root.find() ? root.group(1) : newTrace(), digits(Long.BYTES), digits(Integer.BYTES));
  }

  /** A trace that begins now. */
  public static String newTrace() {
    return String.join(
        "-",
        "1",
        HexFormat.of().toHexDigits((int) Instant.now().getEpochSecond()),
        digits(Long.BYTES) + digits(Integer.BYTES));
  }

  private static String digits(int bytes) {
    var random = ThreadLocalRandom.current();
    return bytes == Long.BYTES
        ? HexFormat.of().toHexDigits(random.nextLong())
        : HexFormat.of().toHexDigits(random.nextInt());
  }

  /** The header as a function and its caller get it. */
  public String text() {
    return "Root=" + root + ";Parent=" + parent + ";Sampled=0;Lineage=1:" + lineage + ":0";
  }
}
