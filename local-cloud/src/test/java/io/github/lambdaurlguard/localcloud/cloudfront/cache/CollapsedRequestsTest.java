package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CollapsedRequestsTest {
  private static final CacheKey KEY = new CacheKey("", "origin", "/a", "");

  private final CollapsedRequests collapsed = new CollapsedRequests();

  @Test
  void second_waitsForTheFirst() {
    try (var first = collapsed.join(KEY, "1");
        var second = collapsed.join(KEY, "1")) {
      assertThat(first.isOwn()).isTrue();
      assertThat(second.isOwn()).isFalse();
    }
  }

  @Test
  void anotherObjectOrVersion_isNotWaitedFor() {
    try (var _ = collapsed.join(KEY, "1");
        var otherVersion = collapsed.join(KEY, "2");
        var otherObject = collapsed.join(new CacheKey("", "origin", "/b", ""), "1")) {
      assertThat(otherVersion.isOwn()).isTrue();
      assertThat(otherObject.isOwn()).isTrue();
    }
  }

  @Test
  void firstThatIsBack_letsTheOthersGoOn() {
    var first = collapsed.join(KEY, "1");
    try (var second = collapsed.join(KEY, "1")) {
      first.close();

      second.await();
      try (var next = collapsed.join(KEY, "1")) {
        assertThat(next.isOwn()).isTrue();
      }
    }
  }

  @Test
  void secondThatGivesUp_leavesTheFirstUnderWay() {
    try (var _ = collapsed.join(KEY, "1")) {
      collapsed.join(KEY, "1").close();

      try (var third = collapsed.join(KEY, "1")) {
        assertThat(third.isOwn()).isFalse();
      }
    }
  }

  @Test
  void interruptedWait_endsAndStaysInterrupted() {
    try (var _ = collapsed.join(KEY, "1");
        var second = collapsed.join(KEY, "1")) {
      Thread.currentThread().interrupt();

      second.await();

      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
