package io.github.lambdaurlguard.localcloud;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many viewers at once, in peace and while processes die and clients misbehave. */
class LoadIT {
  private static final Duration TIME = Duration.ofSeconds(6);
  private static final int VIEWERS = 50;
  private static final Duration KILL_INTERVAL = Duration.ofMillis(700);

  /** The request that it was working on, and one that was being handed to it. */
  private static final int REQUESTS_PER_KILL = 2;

  private static LocalCloudProcess cloud;

  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger right = new AtomicInteger();
  private final AtomicInteger gone = new AtomicInteger();

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException, InterruptedException {
    cloud = LocalCloudProcess.start(Workspace.in(folder));
    RawHttp.get(cloud.distribution(), "/function/first");
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @Test
  void manyViewers_eachGetTheirOwnAnswer() throws InterruptedException {
    join(viewers(Instant.now().plus(TIME)));

    assertThat(wrong).isEmpty();
    assertThat(gone).hasValue(0);
    assertThat(right).hasPositiveValue();
  }

  @Test
  void killedProcesses_costTheirOwnRequestsOnly() throws IOException, InterruptedException {
    var end = Instant.now().plus(TIME);
    var viewers = viewers(end);
    var killed = 0;
    while (Instant.now().isBefore(end)) {
      Thread.sleep(KILL_INTERVAL);
      killed += killOne();
    }
    join(viewers);
    // An environment that was killed while it started costs the next request, which may come now.
    for (right.set(0); right.get() == 0 && gone.get() <= killed * REQUESTS_PER_KILL; ) {
      judge("/after", RawHttp.get(cloud.distribution(), "/function/after"));
    }

    assertThat(wrong).isEmpty();
    assertThat(killed).isPositive();
    assertThat(gone.get()).isLessThanOrEqualTo(killed * REQUESTS_PER_KILL);
  }

  @Test
  void rudeClients_hurtNobodyElse() throws IOException, InterruptedException {
    var end = Instant.now().plus(TIME);
    var viewers = viewers(end);
    var sockets = new ArrayList<Socket>();
    while (Instant.now().isBefore(end)) {
      sockets.add(rudeClient(sockets.size()));
      Thread.sleep(Duration.ofMillis(20));
    }
    join(viewers);
    for (var socket : sockets) {
      socket.close();
    }

    assertThat(wrong).isEmpty();
    assertThat(gone).hasValue(0);
    assertThat(right).hasPositiveValue();
  }

  private List<Thread> viewers(Instant end) {
    var viewers = new ArrayList<Thread>();
    for (int i = 0; i < VIEWERS; i++) {
      var name = "/viewer-" + i;
      viewers.add(Thread.ofVirtual().start(() -> callUntil(end, name)));
    }
    return viewers;
  }

  private static void join(List<Thread> threads) throws InterruptedException {
    for (var thread : threads) {
      thread.join();
    }
  }

  private void callUntil(Instant end, String name) {
    for (int i = 0; Instant.now().isBefore(end); i++) {
      var path = name + "-" + i;
      try {
        judge(path, RawHttp.get(cloud.distribution(), "/function" + path));
      } catch (IOException | RuntimeException e) {
        wrong.add(path + ": " + e);
      }
    }
  }

  /** An edge function whose process ended is 503, a function behind a function URL 502. */
  private void judge(String path, RawHttp.Response response) {
    if (response.status() == 502 || response.status() == 503) {
      gone.incrementAndGet();
    } else if (response.status() == 200
        && response.body().contains("\"rawPath\":\"" + path + "\"")) {
      right.incrementAndGet();
    } else {
      wrong.add(path + ": status " + response.status());
    }
  }

  private static int killOne() {
    var children = cloud.children().stream().filter(LoadIT::isReplaceable).toList();
    if (children.isEmpty()) {
      return 0;
    }
    children.get(ThreadLocalRandom.current().nextInt(children.size())).destroyForcibly();
    return 1;
  }

  /**
   * All but the shell that watches over them. DynamoDB Local's command line is too long to tell.
   */
  private static boolean isReplaceable(ProcessHandle child) {
    return !child.info().commandLine().orElse("").startsWith("/bin/sh");
  }

  private static Socket rudeClient(int number) throws IOException {
    var requests =
        List.of(
            """
            GET / HTTP/1.1\r
            Host: a\r
            Content-Length: 5\r
            Transfer-Encoding: chunked\r
            \r
            0\r
            \r
            """,
            """
            GET / HTTP/1.1
            Host: a

            """,
            "GET / HTTP/1.1\r\nHost: a\r\nX-A: 1\r\n folded\r\n\r\n",
            "POST /function/x HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nhalf of it",
            "GET /function/x HTTP/1.1\r\nHo",
            "\0\0\0\0\r\n\r\n");
    var socket = new Socket(InetAddress.getLoopbackAddress(), cloud.distribution().getPort());
    socket.getOutputStream().write(requests.get(number % requests.size()).getBytes(US_ASCII));
    if (number % 2 == 0) {
      socket.shutdownOutput();
    }
    return socket;
  }
}
