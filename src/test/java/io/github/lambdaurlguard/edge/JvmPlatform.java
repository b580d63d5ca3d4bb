package io.github.lambdaurlguard.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The JVM's own cryptography behind the signer, with a fixed time and environment. */
final class JvmPlatform implements Platform {
  private String now;
  private int derivedKeys;
  private final Map<String, String> environment;
  private String lastHashed;
  private final List<String> variablesRead = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  JvmPlatform(String now, Map<String, String> environment) {
    this.now = now;
    this.environment = environment;
  }

  /** The canonical request of the request that was signed last: no text is hashed after it. */
  String canonicalRequest() {
    return lastHashed;
  }

  void setNow(String now) {
    this.now = now;
  }

  /** How many signing keys were derived. */
  int derivedKeys() {
    return derivedKeys;
  }

  /** The environment variables read so far. */
  List<String> variablesRead() {
    return variablesRead;
  }

  /** The lines logged so far. */
  List<String> logged() {
    return log;
  }

  @Override
  public String sha256(String text) {
    lastHashed = text;
    return sha256(text.getBytes(UTF_8));
  }

  @Override
  public String sha256OfBase64(String base64) {
    return sha256(Base64.getDecoder().decode(base64));
  }

  @Override
  public HmacKey hmacKey(String text) {
    derivedKeys++;
    return new JvmHmacKey(text.getBytes(UTF_8));
  }

  @Override
  public String now() {
    return now;
  }

  @Override
  public String environment(String name) {
    variablesRead.add(name);
    return environment.get(name);
  }

  @Override
  public void log(String line) {
    log.add(line);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class JvmHmacKey implements HmacKey {
    private final byte[] key;

    private JvmHmacKey(byte[] key) {
      this.key = key;
    }

    @Override
    public HmacKey derive(String text) {
      return new JvmHmacKey(mac(text));
    }

    @Override
    public String sign(String text) {
      return HexFormat.of().formatHex(mac(text));
    }

    private byte[] mac(String text) {
      try {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
