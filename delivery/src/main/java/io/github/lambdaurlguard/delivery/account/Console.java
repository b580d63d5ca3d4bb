package io.github.lambdaurlguard.delivery.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** How the commands speak: steps, what a step finds or does, and what went wrong. */
@SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency, for this alone.
public final class Console {
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
  private final PrintStream err =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
  private final List<String> hidden = new ArrayList<>();
  private final String command;
  private boolean changing = true;

  public Console(String command) {
    this.command = command;
  }

  /** A step. */
  public void say(String text, Object... values) {
    out.print("\n> " + withoutIdentity(text.formatted(values)) + "\n");
  }

  /** What a step finds or does. */
  public void note(String text, Object... values) {
    out.print("  " + withoutIdentity(text.formatted(values)) + "\n");
  }

  /** A line as it is. */
  public void print(String text) {
    out.print(text);
    out.flush();
  }

  /** What went wrong. */
  public void fail(Failure failure) {
    var message = withoutIdentity(failure.getMessage());
    if (failure.kind() == Failure.Kind.MISUSED) {
      err.printf("%s: %s%nbin/%s --help shows the options.%n", command, message, command);
    } else {
      err.printf("%n%s: %s%n", command, message);
    }
  }

  /** The command only reads: somebody who ends it need not be told what goes on. */
  public void changesNothing() {
    changing = false;
  }

  /** That somebody ended the command. */
  public void interrupted() {
    if (!changing) {
      return;
    }
    err.printf(
        "%n%s: interrupted. What AWS is busy with goes on there; the next run takes it up.%n",
        command);
  }

  /**
   * Keeps the caller's ARN and the account's number out of logs; has GitHub mask both in what other
   * programs write from here on, on standard error: a workflow may keep the other for itself.
   */
  public void hide(String account, String caller) {
    if (Environment.first("GITHUB_ACTIONS").filter("true"::equals).isPresent()) {
      err.printf("::add-mask::%s%n::add-mask::%s%n", caller, account);
    }
    if (Environment.isLogged()) {
      hidden.add(caller);
      hidden.add(account);
    }
  }

  /** Whether somebody watches: they see what begins, too, and the time. */
  @SuppressWarnings(
      "SystemConsoleNull") // From JDK 25 on, there is none again where there is no terminal.
  public static boolean isTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  private String withoutIdentity(String text) {
    var shown = text;
    for (var value : hidden) {
      shown = shown.replace(value, "***");
    }
    return shown;
  }
}
