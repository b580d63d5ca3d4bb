package io.github.lambdaurlguard.scale;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A burst of requests on one function, simulated event by event: Poisson arrivals, response times
 * that scatter about a mean, environments that take time to start, and Lambda's three brakes: the
 * concurrency, ten requests a second for each unit of it, and the rate at which environments start.
 * Clients repeat a throttled request after a pause that doubles, as an SDK does.
 */
final class Burst {

  /**
   * What the function is given.
   *
   * @param concurrency of the account that is free for it, or reserved for it
   * @param scaling how many environments may be started in ten seconds, refilled all the time
   */
  record Function(int concurrency, int scaling, int requestsPerConcurrency) {}

  /**
   * What is asked of it.
   *
   * @param calm requests a second until the burst
   * @param peak requests a second from then on
   * @param burstAt seconds from the start
   * @param end seconds from the start
   */
  record Load(double calm, double peak, double burstAt, double end) {}

  /**
   * What one second looked like.
   *
   * @param throttled attempts that were answered with 429
   * @param waiting requests that waited for an environment to start
   * @param waitedMillis the longest that one of them waited
   */
  record Second(int arrived, int served, int throttled, int waiting, double waitedMillis) {}

  /**
   * @param failed requests that were throttled in every attempt
   * @param environments that were started in all
   */
  record Result(List<Second> seconds, int failed, int environments) {

    int throttled() {
      return seconds.stream().mapToInt(Second::throttled).sum();
    }

    int waiting() {
      return seconds.stream().mapToInt(Second::waiting).sum();
    }

    /** Seconds from the burst to the first second after which nothing is throttled any more. */
    int recovery(double burstAt) {
      for (int second = seconds.size() - 1; second >= 0; second--) {
        if (seconds.get(second).throttled() > 0) {
          return second + 1 - (int) burstAt;
        }
      }
      return 0;
    }
  }

  private static final double MEAN_SECONDS = 0.02;
  private static final double START_SECONDS = 0.4;
  private static final int ATTEMPTS = 3;
  private static final double FIRST_PAUSE_SECONDS = 0.5;
  private static final double SCALING_SECONDS = 10;

  private record Event(double at, int attempt) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return Double.compare(at, other.at);
    }
  }

  private final Function function;
  private final Load load;
  private final Random random;
  private final PriorityQueue<Event> arrivals = new PriorityQueue<>();
  private final PriorityQueue<Double> busyUntil = new PriorityQueue<>();
  private final ArrayDeque<Double> lastSecond = new ArrayDeque<>();
  private final int[][] counts;
  private final double[] waited;

  private int idle;
  private int environments;
  private int failed;
  private double tokens;
  private double tokensAt;

  private Burst(Function function, Load load, long seed) {
    this.function = function;
    this.load = load;
    this.random = new Random(seed);
    this.tokens = function.scaling();
    this.counts = new int[(int) load.end()][4];
    this.waited = new double[(int) load.end()];
  }

  static Result simulate(Function function, Load load, long seed) {
    return new Burst(function, load, seed).run();
  }

  private Result run() {
    arrivals.add(new Event(nextAfter(0), 1));
    while (!arrivals.isEmpty() && arrivals.peek().at() < load.end()) {
      Event event = arrivals.poll();
      if (event.attempt() == 1) {
        arrivals.add(new Event(nextAfter(event.at()), 1));
        counts[(int) event.at()][0]++;
      }
      attempt(event);
    }
    var seconds = new ArrayList<Second>();
    for (int second = 0; second < counts.length; second++) {
      int[] count = counts[second];
      seconds.add(new Second(count[0], count[1], count[2], count[3], waited[second] * 1000));
    }
    return new Result(seconds, failed, environments);
  }

  private double nextAfter(double at) {
    double rate = at < load.burstAt() ? load.calm() : load.peak();
    double next = at - Math.log(1 - random.nextDouble()) / rate;
    // The burst does not wait for the next arrival of the calm.
    return at < load.burstAt() && next > load.burstAt() ? load.burstAt() : next;
  }

  private void attempt(Event event) {
    double now = event.at();
    release(now);
    int second = (int) now;
    boolean mayServe =
        lastSecond.size() < function.concurrency() * function.requestsPerConcurrency();
    boolean mayStart = busyUntil.size() + idle < function.concurrency() && tokens >= 1;
    if (mayServe && (idle > 0 || mayStart)) {
      double start = 0;
      if (idle > 0) {
        idle--;
      } else {
        tokens--;
        environments++;
        start = START_SECONDS;
        counts[second][3]++;
        waited[second] = Math.max(waited[second], start);
      }
      lastSecond.add(now);
      busyUntil.add(now + start + responseSeconds());
      counts[second][1]++;
    } else {
      counts[second][2]++;
      if (event.attempt() < ATTEMPTS) {
        double pause = FIRST_PAUSE_SECONDS * (1 << (event.attempt() - 1));
        arrivals.add(new Event(now + pause * (0.5 + random.nextDouble() / 2), event.attempt() + 1));
      } else {
        failed++;
      }
    }
  }

  private void release(double now) {
    while (!busyUntil.isEmpty() && busyUntil.peek() <= now) {
      busyUntil.poll();
      idle++;
    }
    while (!lastSecond.isEmpty() && lastSecond.peek() <= now - 1) {
      lastSecond.poll();
    }
    tokens =
        Math.min(
            function.scaling(), tokens + (now - tokensAt) * function.scaling() / SCALING_SECONDS);
    tokensAt = now;
  }

  /** Scatters as response times do: most below the mean, a few far above. */
  private double responseSeconds() {
    double sigma = 0.5;
    return MEAN_SECONDS * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
  }
}
