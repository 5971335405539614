/** The tests' stand-in of ZEGO's service, for the tabs of this browser: the first one hosts it, the others use it. */
import { hostCloud, joinCloud } from '../test/zego-cloud/broadcast.js';
import type { Faults } from '../test/zego-cloud/faults.js';
import { installZegoCloud } from '../test/zego-cloud/in-page.js';

export { testToken } from '../test/zego-cloud/token.js';

const NAME = 'zego-call-sandbox';
const ORDERS = `${NAME}-faults`;
/** ms; short, because a tab that is closed says goodbye to nobody. */
const MEMBER_TIMEOUT = 8000;
const OUTAGE = 3000;

/** By its name, what can be done to a user. The numbers are ZEGO's: how their next login ends. */
const FAULTS = {
  drop: (faults, userId) =>
    faults.drop({ userId, until: new Promise((resolve) => setTimeout(resolve, OUTAGE)) }),
  remove: (faults, userId) => faults.kick(userId, 'removed'),
  replace: (faults, userId) => faults.kick(userId, 'elsewhere'),
  expire: (faults, userId) => faults.kick(userId, 'token-expired'),
  'refuse-invalid': (faults, userId) => faults.refuseLogin(50118, userId),
  'refuse-expired': (faults, userId) => faults.refuseLogin(50117, userId),
  'refuse-full': (faults, userId) => faults.refuseLogin(201105, userId),
  'refuse-forbidden': (faults, userId) => faults.refuseLogin(205030, userId),
} satisfies Record<string, (faults: Faults, userId: string) => void>;

/** The name of something that can be done to a user. */
export type Fault = keyof typeof FAULTS;

/** What {@link openSandbox} gives. */
export interface Sandbox {
  /** Whether the service runs in this tab. */
  readonly hosts: boolean;
  /** Resolves when the tab in which it runs has gone. */
  readonly gone: Promise<void>;
  /** Does that to a user; but for refusals, to one who is in a room. */
  cause(fault: Fault, userId: string): void;
}

/** Whether this tab is the first; if so it stays the first for as long as it is open. */
function isFirst(): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const hold = (lock: Lock | null) => {
      resolve(lock !== null);
      return lock && new Promise<never>(() => undefined);
    };
    navigator.locks.request(NAME, { ifAvailable: true }, hold).catch(reject);
  });
}

/** Takes the place of the network: from now on no request of ZEGO's SDK leaves this browser. */
export async function openSandbox(): Promise<Sandbox> {
  const orders = new BroadcastChannel(ORDERS);
  if (!(await isFirst())) {
    joinCloud(NAME);
    return {
      hosts: false,
      gone: navigator.locks.request(NAME, () => undefined),
      cause: (...order) => orders.postMessage(order),
    };
  }
  const cloud = installZegoCloud({ memberTimeout: MEMBER_TIMEOUT });
  hostCloud(cloud, NAME);
  const cause = (fault: Fault, userId: string) => FAULTS[fault](cloud.faults, userId);
  orders.onmessage = ({ data }: MessageEvent<[Fault, string]>) => cause(...data);
  return { hosts: true, gone: new Promise(() => undefined), cause };
}
