package io.github.lambdaurlguard.localcloud.process;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** How busy the processors of this machine are at this moment, whatever keeps them so. */
public final class ProcessorLoad {
  /** What is measured says nothing over a shorter time, and nothing of now over a much longer. */
  private static final long SHORTEST_NANOS = Duration.ofMillis(500).toNanos();

  private static final long LONGEST_NANOS = Duration.ofSeconds(2).toNanos();

  private static final double BUSY = 0.9;

  private final DoubleSupplier sinceLastTime;
  private final LongSupplier nanos;
  private long measured;
  private boolean spare;

  /** The load of this machine. */
  public ProcessorLoad() {
    this(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)::getCpuLoad,
        System::nanoTime);
  }

  /**
   * A load that is measured from time to time.
   *
   * @param sinceLastTime the share of their time that all processors were busy since it was asked
   *     for the last time, from 0 to 1; negative where that is unknown
   */
  ProcessorLoad(DoubleSupplier sinceLastTime, LongSupplier nanos) {
    this.sinceLastTime = sinceLastTime;
    this.nanos = nanos;
    this.measured = nanos.getAsLong() - LONGEST_NANOS;
  }

  /**
   * Whether there is time to spare. Who asks for the first time after a while is told that there is
   * none, and learns the truth half a second later.
   */
  public synchronized boolean hasTimeToSpare() {
    var now = nanos.getAsLong();
    var past = now - measured;
    if (past >= SHORTEST_NANOS) {
      var load = sinceLastTime.getAsDouble();
      spare = past < LONGEST_NANOS && load < BUSY;
      measured = now;
    }
    return spare;
  }
}
