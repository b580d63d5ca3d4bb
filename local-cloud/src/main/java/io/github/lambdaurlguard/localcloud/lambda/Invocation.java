package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.http.Body;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** One event on its way through an execution environment, and the promise of its result. */
record Invocation(
    String requestId, Body event, Instant deadline, CompletableFuture<InvocationResult> result) {}
