package io.github.lambdaurlguard.localcloud.http;

import org.eclipse.jetty.http.HttpVersion;

/**
 * What carried a request here.
 *
 * @param encrypted by TLS, or by what counts as such on this machine
 * @param clientPort the port of the peer that sent it; 0 if this program made it
 */
public record Transport(boolean encrypted, HttpVersion version, int clientPort) {
  /** Of the requests that this program makes itself, all of which are HTTPS on AWS. */
  public static final Transport INTERNAL = new Transport(true, HttpVersion.HTTP_1_1, 0);
}
