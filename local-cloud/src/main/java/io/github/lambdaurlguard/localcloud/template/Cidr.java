package io.github.lambdaurlguard.localcloud.template;

import io.github.lambdaurlguard.localcloud.template.Value.Intrinsic;
import io.github.lambdaurlguard.localcloud.template.Value.Sequence;
import io.github.lambdaurlguard.localcloud.template.Value.Text;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * {@code Fn::Cidr}: address blocks within a block.
 *
 * @param block such as {@code 10.0.0.0/16}
 * @param count how many of them, 1 to 256
 * @param hostBits how long the part of an address after the block's prefix is
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html">Fn::Cidr</a>
 */
record Cidr(Value block, Value count, Value hostBits, Place place) implements Intrinsic {
  private static final Pattern BLOCK =
      Pattern.compile("((?:\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F]*+:[0-9a-fA-F:]*+)/(\\d{1,3})");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");
  private static final int MAX_COUNT = 256;

  static Cidr of(Value argument, Place place) {
    List<Value> arguments = Intrinsics.arguments(argument, 3, "[block, count, host bits]");
    return new Cidr(arguments.getFirst(), arguments.get(1), arguments.getLast(), place);
  }

  @Override
  public String kind() {
    return "Fn::Cidr";
  }

  @Override
  public List<Value> children() {
    return List.of(block, count, hostBits);
  }

  @Override
  public Value evaluate(Scope scope) {
    Text text = scope.text(block);
    Matcher form = BLOCK.matcher(text.text());
    if (!form.matches()) {
      throw place.error("Fn::Cidr needs a block such as 10.0.0.0/16, not " + text.shown());
    }
    byte[] address = address(form.group(1), text);
    int length = address.length * Byte.SIZE;
    int prefix = Integer.parseInt(form.group(2));
    int wanted = number(scope.text(count), 1, MAX_COUNT);
    int free = length - prefix - number(scope.text(hostBits), 0, length);
    // Of a negative number of bits there is no block.
    if (BigInteger.ONE.shiftLeft(free).compareTo(BigInteger.valueOf(wanted)) < 0) {
      throw place.error(
          "Fn::Cidr cannot make %d blocks of %s host bits in %s"
              .formatted(wanted, scope.text(hostBits).text(), text.text()));
    }
    int hosts = length - prefix - free;
    BigInteger first =
        new BigInteger(1, address).shiftRight(length - prefix).shiftLeft(length - prefix);
    return new Sequence(
        IntStream.range(0, wanted)
            .mapToObj(i -> first.add(BigInteger.valueOf(i).shiftLeft(hosts)))
            .<Value>map(
                start -> new Text(written(start, length) + "/" + (length - hosts), false, place))
            .toList(),
        place);
  }

  private byte[] address(String written, Text whole) {
    try {
      return InetAddress.ofLiteral(written).getAddress();
    } catch (IllegalArgumentException e) {
      throw place.error("Fn::Cidr needs a block such as 10.0.0.0/16, not " + whole.shown());
    }
  }

  private int number(Text text, int least, int most) {
    if (NUMBER.matcher(text.text()).matches()
        && Integer.parseInt(text.text()) >= least
        && Integer.parseInt(text.text()) <= most) {
      return Integer.parseInt(text.text());
    }
    throw place.error(
        "Fn::Cidr needs a number from %d to %d, not %s".formatted(least, most, text.shown()));
  }

  private static String written(BigInteger address, int length) {
    byte[] bytes = new byte[length / Byte.SIZE];
    byte[] significant = address.toByteArray();
    int size = Math.min(significant.length, bytes.length);
    System.arraycopy(significant, significant.length - size, bytes, bytes.length - size, size);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an address has 4 or 16 bytes", e);
    }
  }
}
