/** A file that is fetched when it is first needed, once a page. */
export class LazyFile<T> {
  readonly #fetch: () => Promise<T>;
  #content: T | undefined;
  #loading: Promise<T> | undefined;

  constructor(fetch: () => Promise<T>) {
    this.#fetch = fetch;
  }

  /** What is in it, once it is there. */
  get now(): T | undefined {
    return this.#content;
  }

  /** Fetches it. Rejects with whatever the browser said when that failed; the next call tries again. */
  load(): Promise<T> {
    if (this.#loading) return this.#loading;
    const loading = this.#fetch().then((content) => (this.#content = content));
    this.#loading = loading;
    loading.catch(() => (this.#loading = undefined)); // the caller hears of it, too
    return loading;
  }
}
