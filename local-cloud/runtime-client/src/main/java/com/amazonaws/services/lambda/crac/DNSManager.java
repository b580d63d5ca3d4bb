package com.amazonaws.services.lambda.crac;

/**
 * Stands in front of the class of this name in Lambda's runtime interface client, whose method is
 * native and exists for Linux only. It empties the JVM's cache of names before a snapshot, because
 * addresses may have changed when that is restored; here no snapshot outlives its process.
 */
class DNSManager {
  private DNSManager() {}

  static void clearCache() {
    // Nothing is stale: see above.
  }
}
