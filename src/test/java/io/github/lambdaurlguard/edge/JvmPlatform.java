package io.github.lambdaurlguard.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
  private String canonicalRequest;
  private final List<String> log = new ArrayList<>();

  JvmPlatform(String now, Map<String, String> environment) {
    this.now = now;
    this.environment = environment;
  }

  /** The canonical request of the request that was signed last. */
  String canonicalRequest() {
    return canonicalRequest;
  }

  void setNow(String now) {
    this.now = now;
  }

  /** How many signing keys were derived. */
  int derivedKeys() {
    return derivedKeys;
  }

  /** The lines logged so far. */
  List<String> logged() {
    return log;
  }

  @Override
  public TextBuilder text() {
    return new JvmTextBuilder(new StringBuilder());
  }

  @Override
  public String sha256(String text) {
    return sha256(text.getBytes(UTF_8));
  }

  @Override
  public String sha256OfBase64(String base64) {
    return sha256(Base64.getDecoder().decode(base64));
  }

  @Override
  public MiddleHash middleHash(String middle, int endLength) {
    return (start, end) -> {
      assertThat(end).hasSize(endLength);
      canonicalRequest = start.append(middle).append(end).build();
      return sha256(canonicalRequest);
    };
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

  private record JvmTextBuilder(StringBuilder builder) implements TextBuilder {
    @Override
    public TextBuilder append(String text) {
      builder.append(text);
      return this;
    }

    @Override
    public TextBuilder append(char c) {
      builder.append(c);
      return this;
    }

    @Override
    public String build() {
      return builder.toString();
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
    public String sign(TextBuilder text) {
      return HexFormat.of().formatHex(mac(text.build()));
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
