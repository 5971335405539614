import { CallError } from '../errors.js';

/**
 * An `engine-load` that says what to look at where a file could not be loaded. Of one that arrived, browsers say in the
 * reason what is wrong with it. `what` begins the sentence.
 */
export function loadError(what: string, reason: unknown): CallError {
  const advice =
    reason instanceof SyntaxError
      ? `it arrived, but is no module this page can run (${reason.message}): check how it was bundled and is served`
      : 'check the network and the content security policy, then try again';
  return CallError.from(reason, 'engine-load', `${what} could not be loaded: ${advice}.`);
}
