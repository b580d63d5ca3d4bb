// The requests that are known, the latest first, and who is told when one comes or changes.

const CAPACITY = 200;

export class Requests {
  #byNumber = new Map();
  #listeners = [];
  #heard = new Set();
  #run;

  /** A listener gets the request, and whether it is new. */
  listen(listener) {
    this.#listeners.push(listener);
  }

  get(number) {
    return this.#byNumber.get(number);
  }

  all() {
    return [...this.#byNumber.values()].sort((one, other) => other.number - one.number);
  }

  #put(request) {
    const isNew = !this.#byNumber.has(request.number);
    this.#byNumber.set(request.number, request);
    this.#listeners.forEach((listener) => listener(request, isNew));
    if (isNew) {
      this.#forget();
    }
  }

  /** From now on, every request is heard of: what is asked for later knows all that was before. */
  connected() {
    this.#heard.clear();
  }

  /** A request is over, or there is more to tell of it. */
  hear(request) {
    this.#heard.add(request.number);
    this.#put(request);
  }

  /**
   * Takes what the local cloud keeps. What was heard since the answer was asked for is newer, and
   * requests are counted anew when the local cloud starts anew.
   */
  load({ run, requests }) {
    const isUnheard = ({ number }) => !this.#heard.has(number);
    if (run !== this.#run) {
      this.#run = run;
      this.all()
        .filter(isUnheard)
        .forEach((request) => this.#drop(request));
    }
    requests
      .toReversed()
      .filter(isUnheard)
      .forEach((request) => this.#put(request));
  }

  #drop(request) {
    this.#byNumber.delete(request.number);
    this.#listeners.forEach((listener) => listener(request, false, true));
  }

  /** As many as the local cloud itself keeps: so many requests, and so many errors. */
  #forget() {
    if (this.#byNumber.size <= 2 * CAPACITY) {
      return;
    }
    const all = this.all();
    const errors = all.filter((request) => request.status >= 400);
    const kept = new Set([...all.slice(0, CAPACITY), ...errors.slice(0, CAPACITY)]);
    for (const request of all) {
      if (!kept.has(request)) {
        this.#drop(request);
      }
    }
  }
}

export async function fetchJson(path) {
  const response = await fetch(path, { headers: { Accept: 'application/json' } });
  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }
  return response.json();
}
