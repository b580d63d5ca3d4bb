package io.github.lambdaurlguard.localcloud.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The way that one request took, from its arrival to its answer.
 *
 * @param number counts the requests of this run
 * @param path as sent, without the query, which may hold what is nobody else's business
 * @param status of the answer
 * @param hops in the order in which they began
 */
public record RequestTrace(
    long number,
    Instant arrival,
    String method,
    String path,
    int status,
    Duration duration,
    List<Hop> hops) {}
