package io.github.lambdaurlguard.edge;

/** What the signer asks of the machine that it runs on: hashes, time, environment, a log. */
public interface Platform {
  /** SHA-256 of the text in UTF-8, as 64 lower-case hexadecimal digits. */
  String sha256(String text);

  /** SHA-256 of the bytes that the base64 text stands for, as 64 lower-case hexadecimal digits. */
  String sha256OfBase64(String base64);

  /** An HMAC-SHA256 key made of the text in UTF-8. */
  HmacKey hmacKey(String text);

  /**
   * The present time in ISO 8601 basic format, to the second and in UTC: {@code 20261123T055749Z}.
   */
  String now();

  /** The value of an environment variable, or null. */
  String environment(String name);

  /** Writes a line to the log of the function. */
  void log(String line);
}
