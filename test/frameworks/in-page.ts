/** Added to every page before its own scripts: keeps account of what a call takes, for visit.ts. */

/** What {@link Account} is taken from; of this page alone. */
export interface Account {
  /** The states that the calls of this page came to, in order. */
  readonly states: readonly string[];
  /** When the tag was defined, ms since the page began; what was fetched later is lazy. */
  readonly defined: number;
  /** How many tracks of devices are live and peer connections open. */
  held(): { tracks: number; connections: number };
}

declare global {
  interface Window {
    account: Account;
  }
}

const states: string[] = [];
const tracks: MediaStreamTrack[] = [];
const connections: RTCPeerConnection[] = [];
let defined = Infinity;

document.addEventListener('call-state', (event) =>
  states.push((event as CustomEvent<{ state: string }>).detail.state),
);

const define = customElements.define.bind(customElements);
customElements.define = (name, ...rest) => {
  if (name === 'zego-call') defined = performance.now();
  define(name, ...rest);
};

if ('mediaDevices' in navigator) {
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    tracks.push(...stream.getTracks());
    return stream;
  };
}

globalThis.RTCPeerConnection = new Proxy(RTCPeerConnection, {
  construct(target, args: ConstructorParameters<typeof RTCPeerConnection>) {
    const connection = new target(...args);
    connections.push(connection);
    return connection;
  },
});

window.account = {
  states,
  get defined() {
    return defined;
  },
  held: () => ({
    tracks: tracks.filter(({ readyState }) => readyState === 'live').length,
    connections: connections.filter(({ signalingState }) => signalingState !== 'closed').length,
  }),
};
