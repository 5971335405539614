/** Why a device could not be opened, in the package's codes and in words that help. */
import { CallError, type CallErrorCode, type MediaKind } from '../errors.js';

interface Explanation {
  readonly code: CallErrorCode;
  readonly why: string;
  readonly fix: string;
}

const CLOSE_OTHERS = 'Close other programs that use it, or reconnect it, then try again.';

/** By `DOMException.name`. Source: https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  NotAllowedError: {
    code: 'permission-denied',
    why: 'the user, the browser or the operating system refused access',
    fix: 'Allow it in the settings of the browser and the system, then try again; an iframe needs allow="camera; microphone".',
  },
  SecurityError: {
    code: 'permission-denied',
    why: 'this document may not use media devices',
    fix: 'Check the Permissions-Policy header, and allow="camera; microphone" on the iframe.',
  },
  NotFoundError: {
    code: 'device-missing',
    why: 'none is connected',
    fix: "Connect one, or enable it in the system's settings, then try again.",
  },
  OverconstrainedError: {
    code: 'device-missing',
    why: 'no connected one can do what was asked',
    fix: 'Connect another one, or ask for less.',
  },
  NotReadableError: {
    code: 'device-busy',
    why: 'another program uses it, or the system cannot read it',
    fix: CLOSE_OTHERS,
  },
  AbortError: { code: 'device-busy', why: 'it did not start', fix: CLOSE_OTHERS },
  TypeError: {
    code: 'unsupported',
    why: 'the browser does not understand the request',
    fix: 'Update the browser.',
  },
};

const UNKNOWN: Explanation = {
  code: 'internal',
  why: 'the browser gave a reason that is not known',
  fix: 'See `cause`.',
};

/** What `getUserMedia` rejected with when `device` was asked for, as a CallError with `device` and `cause` set. */
export function mediaError(reason: unknown, device: MediaKind): CallError {
  const explanation = (reason instanceof Error && EXPLANATIONS[reason.name]) || UNKNOWN;
  return explain(explanation, device, reason);
}

/** Why this page cannot open `device` at all; undefined when it may ask. */
export function captureObstacle(device: MediaKind): CallError | undefined {
  if (!isSecureContext)
    return explain(
      {
        code: 'insecure-context',
        why: 'browsers give devices to secure pages only',
        fix: 'Serve the page over HTTPS, or from localhost while developing.',
      },
      device,
    );
  // Typed as always there, which holds for current browsers only: web views may lack it.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices || !('getUserMedia' in devices))
    return explain(
      { code: 'unsupported', why: 'this browser has no getUserMedia', fix: 'Use a current browser.' },
      device,
    );
  return undefined;
}

function explain({ code, why, fix }: Explanation, device: MediaKind, cause?: unknown): CallError {
  const options = cause === undefined ? { device } : { device, cause };
  return new CallError(code, `The ${device} is not available: ${why}. ${fix}`, options);
}
