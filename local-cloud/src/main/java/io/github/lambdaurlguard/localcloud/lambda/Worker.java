package io.github.lambdaurlguard.localcloud.lambda;

import io.github.lambdaurlguard.localcloud.account.Credentials;
import io.github.lambdaurlguard.localcloud.process.AotCache;
import io.github.lambdaurlguard.localcloud.process.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What execution environments run, one event at a time in each: a version of a Lambda function, or
 * a function of CloudFront's.
 */
public interface Worker {
  /** A short name for the console: the logical id. */
  String label();

  /** The function's, without a version. */
  String arn();

  /** Workers for which this is equal share their environments. */
  Object identity();

  /** For one event. */
  Duration timeout();

  /** Where its processes are started. */
  Path folder();

  /** The command line of a process. */
  List<String> command(Installation installation);

  /** What its processes get, beside what leads to the Runtime API and to AWS's services. */
  Map<String, String> variables();

  /** With which it calls AWS's services; empty for one that calls nothing. */
  default Optional<Credentials> credentials() {
    return Optional.empty();
  }

  /** Whether its processes are frozen once they have initialised, until the first event. */
  default boolean snapStart() {
    return false;
  }

  /** Whether what starts faster had better start before it. */
  default boolean isSlowToStart() {
    return false;
  }

  /** The same with a debugger, which finds it at a port on loopback; empty if there is none. */
  default Optional<Debugged> debugged(int port) {
    return Optional.empty();
  }

  /**
   * A worker for a debugger.
   *
   * @param protocol that the debugger speaks
   */
  record Debugged(Worker worker, String protocol) {}

  /** How to make what lets its processes start sooner; empty if there is no such thing. */
  default Optional<Training> training(Installation installation) {
    return Optional.empty();
  }

  /**
   * A run that writes an AOT cache.
   *
   * @param command the command line of a process that writes it at its end
   */
  record Training(AotCache cache, List<String> command) {}
}
