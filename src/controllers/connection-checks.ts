/** Runs one check of the connection at a time. */
import type { CheckStep } from '../call/call-state.js';
import type { CheckOptions } from '../call/connection-check.js';
import { CallError } from '../errors.js';
import { untilAborted } from '../internal/until-aborted.js';

/** What the file of the check exports. */
export interface CheckModule {
  readonly checkConnection: (options: CheckOptions) => Promise<readonly CheckStep[]>;
}

/** Of one call: while a check runs, who asks for another gets the same. */
export class ConnectionChecks {
  #running: { readonly steps: Promise<readonly CheckStep[]>; readonly abort: AbortController } | undefined;

  /** Fetches and runs it; `describe` is asked when it is there. */
  run(
    load: () => Promise<CheckModule>,
    describe: () => Omit<CheckOptions, 'signal'>,
  ): Promise<readonly CheckStep[]> {
    if (this.#running) return this.#running.steps;
    const abort = new AbortController();
    const { signal } = abort;
    const steps = untilAborted(load(), signal)
      .then(({ checkConnection }) => checkConnection({ ...describe(), signal }))
      .finally(() => (this.#running = undefined));
    this.#running = { steps, abort };
    return steps;
  }

  /** Calls it off: the devices and the place in the room are for the call. Undefined where none runs. */
  stop(): Promise<unknown> | undefined {
    this.#running?.abort.abort(new CallError('cancelled', 'The check was cancelled.'));
    return this.#running?.steps.catch(() => undefined);
  }
}
