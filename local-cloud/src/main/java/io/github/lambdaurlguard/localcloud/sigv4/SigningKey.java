package io.github.lambdaurlguard.localcloud.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signing key of who is said to have signed a request, for the scope and date of the signature
 * that arrived.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
final class SigningKey {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String TERMINATOR = "aws4_request";

  private final byte[] key;
  private final String scope;
  private final String date;
  private final String arrived;

  /** The key for a signature that arrived. */
  SigningKey(Credentials holder, ReceivedSignature received) {
    this(holder, received.date(), received.parts());
  }

  /**
   * The key for a new signature.
   *
   * @param date in the form of {@code X-Amz-Date}
   */
  SigningKey(Credentials holder, String date, AuthorizationHeader parts) {
    this.date = date;
    this.arrived = parts.signature();
    this.scope = String.join("/", parts.date(), parts.region(), parts.service(), TERMINATOR);
    var derived = ("AWS4" + holder.secretAccessKey()).getBytes(UTF_8);
    for (var part : scope.split("/", -1)) {
      derived = hmac(derived, part);
    }
    this.key = derived;
  }

  /** Whether the signature that arrived is this canonical request's. */
  boolean hasSigned(CanonicalRequest canonical) {
    return MessageDigest.isEqual(sign(canonical).getBytes(UTF_8), arrived.getBytes(UTF_8));
  }

  /** The signature of a canonical request. */
  String sign(CanonicalRequest canonical) {
    var stringToSign = String.join("\n", ALGORITHM, date, scope, canonical.hash());
    return HexFormat.of().formatHex(hmac(key, stringToSign));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HmacSHA256", e);
    }
  }
}
