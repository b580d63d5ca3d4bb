package io.github.lambdaurlguard.localcloud.trace;

import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Collects the hops of one request while it is on its way. Whoever handles a part of it says so
 * with {@link #begin}; the request that is meant is the one that the current thread works for, so
 * that no signature has to carry it. Where there is none, nothing is recorded.
 */
public final class Recording {
  private static final ScopedValue<Recording> CURRENT = ScopedValue.newInstance();
  private static final AtomicLong NUMBERS = new AtomicLong();

  private final Instant arrival = Instant.now();
  private final long start = System.nanoTime();
  private final String method;
  private final String path;
  private final List<Hop> hops = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<Cure> cures = new ArrayList<>();
  private final RequestLines lines = new RequestLines();
  private String route = "";
  private boolean api;
  private String reason = "";
  private boolean finished;

  Recording(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** The request that the current thread works for. */
  static Optional<Recording> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  /** Does some work for this request. */
  <T> T during(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).call(work::get);
  }

  /** Whether the current thread works for a request that is recorded. */
  public static boolean isOn() {
    return CURRENT.isBound();
  }

  /** A hop begins. It is recorded when it ends. */
  public static Step begin(Part part, String subject) {
    return new Step(current(), part, subject);
  }

  /** A hop that takes no time: a decision. */
  public static void note(Part part, String subject, String outcome) {
    begin(part, subject).passed(outcome);
  }

  /**
   * Says where the request goes. What is said first counts: a page for an error is another's.
   *
   * @param route a behaviour or a function URL
   * @param api whether it leads to a function
   */
  public static void route(String route, boolean api) {
    current().ifPresent(request -> request.routed(route, api));
  }

  /** Says why the request fails, in one line. Who says it first is closest to the cause. */
  public static void reason(String reason) {
    current().ifPresent(request -> request.explained(reason));
  }

  /** Says what would let the request in. */
  public static void cure(Cure cure) {
    current().ifPresent(request -> request.curable(cure));
  }

  private synchronized void routed(String to, boolean toApi) {
    if (route.isEmpty()) {
      route = Printable.of(to);
      api = toApi;
    }
  }

  private synchronized void explained(String why) {
    if (reason.isEmpty()) {
      reason = Printable.of(why);
    }
  }

  private synchronized void curable(Cure cure) {
    cures.add(cure);
  }

  /** What the console says of this request. */
  synchronized void problem(String text) {
    if (!finished) {
      problems.add(text);
    }
  }

  RequestLines lines() {
    return lines;
  }

  /** What comes after the answer, because nobody waited for it any more, is not recorded. */
  private synchronized void add(Hop hop) {
    if (!finished) {
      hops.add(hop);
    }
  }

  /** The answer is there. */
  synchronized RequestTrace finish(int status, Optional<CapturedExchange> exchange) {
    finished = true;
    hops.sort(Comparator.comparing(Hop::start));
    return new RequestTrace(
        NUMBERS.incrementAndGet(),
        arrival,
        Printable.of(method),
        Printable.of(path),
        status,
        Duration.ofNanos(System.nanoTime() - start),
        List.copyOf(hops),
        new Findings(route, api, reason, List.copyOf(problems), List.copyOf(cures)),
        lines,
        exchange);
  }

  /** A hop that has begun. */
  public static final class Step {
    private final long begin = System.nanoTime();
    private final Optional<Recording> recording;
    private final Part part;
    private final String subject;

    private Step(Optional<Recording> recording, Part part, String subject) {
      this.recording = recording;
      this.part = part;
      this.subject = subject;
    }

    /** The hop ends, and the request goes on. */
    public void passed(String outcome) {
      passed(outcome, Map.of());
    }

    /**
     * The hop ends, and the request goes on.
     *
     * @param details longer texts by title; no secrets
     */
    public void passed(String outcome, Map<String, String> details) {
      end(outcome, true, details);
    }

    /** The hop ends with an HTTP answer. */
    public void answered(int status) {
      end(Integer.toString(status), !HttpResponse.isError(status), Map.of());
    }

    /** The hop ends with a fault or a refusal. */
    public void failed(String outcome) {
      failed(outcome, Map.of());
    }

    /**
     * The hop ends with a fault or a refusal.
     *
     * @param details longer texts by title, in the order in which they are to be read; no secrets
     */
    public void failed(String outcome, Map<String, String> details) {
      end(outcome, false, details);
    }

    private void end(String outcome, boolean passed, Map<String, String> details) {
      recording.ifPresent(
          request ->
              request.add(
                  new Hop(
                      part,
                      Printable.of(subject),
                      Printable.of(outcome),
                      passed,
                      Duration.ofNanos(begin - request.start),
                      Duration.ofNanos(System.nanoTime() - begin),
                      details)));
    }
  }
}
