/** Fetches parts of the interface when they are first drawn. */
import type { CallError } from '../errors.js';
import { loadError } from '../internal/load-error.js';
import { partFiles, type PartModule, type PartName } from './part-files.js';

/** What has arrived, for every call of the page. */
const loaded = new Map<PartName, unknown>();

/** Fetches the file of a part, once a page. Rejects with `engine-load`; the next call tries again. */
export async function loadPart<Name extends PartName>(name: Name): Promise<PartModule<Name>> {
  try {
    const module: unknown = loaded.get(name) ?? (await partFiles[name]());
    loaded.set(name, module);
    return module as PartModule<Name>;
  } catch (reason) {
    throw loadError(`A part of the interface (${name})`, reason);
  }
}

/** Of one call. */
export class LazyParts {
  readonly #loading = new Set<PartName>();
  readonly #missing = new Set<PartName>();
  readonly #arrived: () => void;
  readonly #failed: (error: CallError, name: PartName) => void;
  readonly #redraw: () => void;

  /** `arrived` and `failed`: a part did, or could not be fetched; `redraw` is called after either. */
  constructor(arrived: () => void, failed: (error: CallError, name: PartName) => void, redraw: () => void) {
    this.#redraw = redraw;
    this.#arrived = arrived;
    this.#failed = failed;
  }

  /** What the file of a part exports; undefined while it is fetched, which this begins, and where it could not be. */
  get<Name extends PartName>(name: Name): PartModule<Name> | undefined {
    if (!loaded.has(name)) void this.#load(name);
    return loaded.get(name) as PartModule<Name> | undefined;
  }

  /** Whether it could not be fetched. */
  isMissing(name: PartName): boolean {
    return this.#missing.has(name);
  }

  /** The user asks for something anew: what could not be fetched is tried again when it is drawn. */
  tryAgain(): void {
    this.#missing.clear();
  }

  async #load(name: PartName): Promise<void> {
    if (this.#loading.has(name) || this.#missing.has(name)) return;
    this.#loading.add(name);
    try {
      await loadPart(name);
      this.#arrived();
    } catch (reason) {
      this.#missing.add(name);
      this.#failed(reason as CallError, name);
    } finally {
      this.#loading.delete(name);
      this.#redraw();
    }
  }
}

/** Registers an internal element, unless another copy of the package has. */
export function defineInternal(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
