package io.github.lambdaurlguard.books;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a function URL answers: the result of payload format 2.0. */
record Response(int status, Map<String, String> headers, String body) {

  static Response json(int status, Object value) {
    return of(status, "application/json", value);
  }

  static Response of(int status, String contentType, Object value) {
    try {
      return new Response(
          status,
          // Books change, and a shared computer must not show the last visitor's answer.
          Map.of("Content-Type", contentType, "Cache-Control", "no-store"),
          JSON.std.asString(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Response noContent() {
    return new Response(204, Map.of("Cache-Control", "no-store"), "");
  }

  Response with(String header, String value) {
    var extended = new LinkedHashMap<>(headers);
    extended.put(header, value);
    return new Response(status, extended, body);
  }

  /** Tells this answer from any other of the same address. */
  String digest() {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(headers.getOrDefault("Link", "").getBytes(StandardCharsets.UTF_8));
      byte[] digest = sha256.digest(body.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** What a client has already: its headers, without those of the body. */
  Response notModified() {
    var kept = new LinkedHashMap<>(headers);
    kept.remove("Content-Type");
    return new Response(304, kept, "");
  }

  void write(OutputStream output) throws IOException {
    var result = new LinkedHashMap<String, Object>();
    result.put("statusCode", status);
    result.put("headers", headers);
    result.put("body", body);
    result.put("isBase64Encoded", false);
    JSON.std.write(result, output);
  }
}
