package io.github.lambdaurlguard.localcloud.iam;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses that begin alike.
 *
 * @param bits how many of the leading bits count
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632#section-3.1">RFC 4632, prefix notation</a>
 */
record AddressRange(InetAddress address, int bits) {
  private static final Pattern FORM = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");
  private static final Pattern ADDRESS =
      Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}|[0-9a-fA-F.]*+:[0-9a-fA-F:.]*+");

  /** An address, which is a range of one, or a range in prefix notation. */
  static Optional<AddressRange> parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    return address(form.group(1))
        .map(
            address ->
                new AddressRange(
                    address,
                    form.group(2) == null ? length(address) : Integer.parseInt(form.group(2))))
        .filter(range -> range.bits() <= length(range.address()));
  }

  private static Optional<InetAddress> address(String text) {
    try {
      return ADDRESS.matcher(text).matches()
          ? Optional.of(InetAddress.ofLiteral(text))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** In bits: those of an IPv4 address or those of an IPv6 address. */
  private static int length(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  boolean contains(String text) {
    return address(text)
        .filter(other -> length(other) == length(address))
        .filter(other -> prefix(other).equals(prefix(address)))
        .isPresent();
  }

  private BigInteger prefix(InetAddress of) {
    return new BigInteger(1, of.getAddress()).shiftRight(length(of) - bits);
  }
}
