package io.github.lambdaurlguard.localcloud.cloudfront.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FlightsTest {
  private static final CacheKey KEY = new CacheKey("", "origin", "/a", "");

  private final Flights flights = new Flights();

  @Test
  void second_waitsForTheFirst() {
    try (var first = flights.board(KEY, "1");
        var second = flights.board(KEY, "1")) {
      assertThat(first.isOwn()).isTrue();
      assertThat(second.isOwn()).isFalse();
    }
  }

  @Test
  void anotherObjectOrVersion_hasAFlightOfItsOwn() {
    try (var _ = flights.board(KEY, "1");
        var otherVersion = flights.board(KEY, "2");
        var otherObject = flights.board(new CacheKey("", "origin", "/b", ""), "1")) {
      assertThat(otherVersion.isOwn()).isTrue();
      assertThat(otherObject.isOwn()).isTrue();
    }
  }

  @Test
  void firstThatIsBack_letsTheOthersGoOn() {
    var first = flights.board(KEY, "1");
    try (var second = flights.board(KEY, "1")) {
      first.close();

      second.await();
      try (var next = flights.board(KEY, "1")) {
        assertThat(next.isOwn()).isTrue();
      }
    }
  }

  @Test
  void secondThatGivesUp_leavesTheFirstUnderWay() {
    try (var _ = flights.board(KEY, "1")) {
      flights.board(KEY, "1").close();

      try (var third = flights.board(KEY, "1")) {
        assertThat(third.isOwn()).isFalse();
      }
    }
  }

  @Test
  void interruptedWait_endsAndStaysInterrupted() {
    try (var _ = flights.board(KEY, "1");
        var second = flights.board(KEY, "1")) {
      Thread.currentThread().interrupt();

      second.await();

      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
