package io.github.lambdaurlguard.localcloud.run;

import io.github.lambdaurlguard.localcloud.http.FlowingBody;
import io.github.lambdaurlguard.localcloud.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Counts the requests that are under way, and lets none in once it is drained. */
final class InFlight {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private int count;
  private boolean drained;

  /** Returns false if it is drained; whoever was let in must {@link #leave}. */
  boolean enter() {
    lock.lock();
    try {
      if (!drained) {
        count++;
      }
      return !drained;
    } finally {
      lock.unlock();
    }
  }

  /** Leaves once an answer is there, and all of its body has gone if that flows. */
  HttpResponse leaveAfter(Supplier<HttpResponse> answer) {
    HttpResponse response = null;
    try {
      response = answer.get();
      return response;
    } finally {
      if (response != null && response.body() instanceof FlowingBody flowing) {
        flowing.atEnd(this::leave);
      } else {
        leave();
      }
    }
  }

  void leave() {
    lock.lock();
    try {
      count--;
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nobody is under way, at most so long; lets nobody in from then on. */
  void drain(Duration limit) {
    lock.lock();
    try {
      var rest = limit.toNanos();
      while (count > 0 && rest > 0) {
        rest = left.awaitNanos(rest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      drained = true;
      lock.unlock();
    }
  }
}
