/** The media between this member and one other. */
import type { StreamSource, TrackKind } from '../call-engine.js';
import type { LinkMessage } from './loopback-messages.js';
import { LoopbackCoding } from './loopback-coding.js';
import type { Wishes } from './loopback-reception.js';
import { LinkMeter, type LinkStats } from './loopback-stats.js';

/** What each transceiver carries, in their order. */
const SLOTS = [
  { source: 'camera', kind: 'audio' },
  { source: 'camera', kind: 'video' },
  { source: 'screen', kind: 'audio' },
  { source: 'screen', kind: 'video' },
] as const;

/** What a peer needs of its owner. */
export interface PeerOptions {
  /** Exactly one of a pair offers. */
  readonly offers: boolean;
  /** Whether the other's media are wanted. */
  readonly receives: boolean;
  /** Carries a message to the other. */
  readonly send: (message: LinkMessage) => void;
  /** What to send of a kind when a connection begins. */
  readonly track: (source: StreamSource, kind: TrackKind) => MediaStreamTrack | null;
  /** What the camera's picture may cost, as of now, bit/s. */
  readonly limit: () => number;
  /** A track was put into one of `streams`. */
  readonly onMedia: () => void;
  /** A connection could not be set up. */
  readonly onFault: (reason: unknown) => void;
}

/**
 * One other member's media, over one RTCPeerConnection at a time. All transceivers are there from the first offer on and
 * carry nothing or something by `setTrack`, so nothing is ever negotiated again, and as only one side offers, offers
 * cannot collide. A connection that is lost is not mended but replaced; the streams stay.
 */
export class LoopbackPeer {
  /** What the other sends: the same objects for life, with one track per kind once connected. */
  readonly streams: Readonly<Record<StreamSource, MediaStream>> = {
    camera: new MediaStream(),
    screen: new MediaStream(),
  };
  readonly #options: PeerOptions;
  #link = '';
  #connection: RTCPeerConnection | null = null;
  /** Resolves when the connection is dropped. */
  #hungUp: Promise<void> | undefined;
  #onHangUp: (() => void) | undefined;
  #meter = new LinkMeter(SLOTS);
  readonly #coding: LoopbackCoding;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#coding = new LoopbackCoding(options.limit);
  }

  /** Whether a connection stands or is being set up. */
  get linked(): boolean {
    return this.#connection !== null;
  }

  /** Whether both tracks of a stream have come. */
  ready(source: StreamSource): boolean {
    return this.streams[source].getTracks().length === 2;
  }

  /** Connects anew; the side that does not offer waits for the other to. */
  dial(): void {
    if (!this.#options.offers) return;
    const connection = this.#begin(crypto.randomUUID());
    const { track } = this.#options;
    for (const { source, kind } of SLOTS) {
      const own = track(source, kind);
      connection.addTransceiver(own ?? kind, {
        direction: this.#direction,
        ...(kind === 'video' && { sendEncodings: [this.#coding.first(source, own)] }),
      });
    }
    void this.#guard(connection, () => this.#describe(connection, 'offer'));
  }

  /** Takes in what the other's peer sent. */
  receive(message: LinkMessage): void {
    if (message.type === 'offer' && !this.#options.offers) {
      const connection = this.#begin(message.link);
      void this.#guard(connection, () => this.#answer(connection, message.sdp));
      return;
    }
    const connection = this.#connection;
    if (!connection || message.link !== this.#link) return;
    const { type } = message;
    if (type === 'answer') {
      const { sdp } = message;
      void this.#guard(connection, async () => {
        await connection.setRemoteDescription({ type, sdp });
        this.#code(connection);
      });
    } else if (type === 'candidate') {
      const { candidate, sdpMid } = message;
      void this.#guard(connection, () => connection.addIceCandidate({ candidate, sdpMid }));
    }
  }

  /** Sends `track` from now on; resolves when it replaced the one before, or the connection was dropped. */
  async setTrack(source: StreamSource, kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    const slot = SLOTS.findIndex((one) => one.source === source && one.kind === kind);
    const sender = this.#connection?.getTransceivers()[slot]?.sender;
    // One that is closed meanwhile never answers.
    await Promise.race([this.#hungUp, sender?.replaceTrack(track)]);
    this.follow();
  }

  /** What of the pictures the other wants from now on, also over a later connection. */
  want(wishes: Wishes): void {
    this.#coding.wish(wishes);
    this.follow();
  }

  /** Goes by what is sent now, and by its size: a window that is shared may have got another. */
  follow(): void {
    const connection = this.#connection;
    if (connection) void this.#guard(connection, () => this.#coding.follow());
  }

  /** What goes through the connection now; undefined without one. */
  async stats(): Promise<LinkStats | undefined> {
    return this.#connection ? this.#meter.read(this.#connection) : undefined;
  }

  /** Drops the connection; the received tracks end but stay in the streams until the next ones replace them. */
  hangUp(): void {
    this.#connection?.close();
    this.#connection = null;
    this.#onHangUp?.();
    this.#coding.begin(undefined);
  }

  get #direction(): RTCRtpTransceiverDirection {
    return this.#options.receives ? 'sendrecv' : 'sendonly';
  }

  #begin(link: string): RTCPeerConnection {
    this.hangUp();
    const connection = new RTCPeerConnection();
    this.#connection = connection;
    this.#hungUp = new Promise((resolve) => (this.#onHangUp = resolve));
    this.#meter = new LinkMeter(SLOTS);
    this.#link = link;
    connection.onicecandidate = ({ candidate }) => {
      const { candidate: line, sdpMid } = candidate ?? {};
      if (line && sdpMid) this.#options.send({ type: 'candidate', link, candidate: line, sdpMid });
    };
    connection.ontrack = ({ track, transceiver }) => {
      const slot = SLOTS[connection.getTransceivers().indexOf(transceiver)];
      if (slot) this.#onTrack(slot.source, track);
    };
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === 'failed') this.dial();
    };
    return connection;
  }

  async #answer(connection: RTCPeerConnection, sdp: string): Promise<void> {
    await connection.setRemoteDescription({ type: 'offer', sdp });
    for (const transceiver of connection.getTransceivers()) transceiver.direction = this.#direction;
    const { track } = this.#options;
    await Promise.all(SLOTS.map(({ source, kind }) => this.setTrack(source, kind, track(source, kind))));
    await this.#describe(connection, 'answer');
    this.#code(connection);
  }

  #code(connection: RTCPeerConnection): void {
    if (connection !== this.#connection) return;
    const [sound, camera, screenSound, screen] = connection.getTransceivers().map(({ sender }) => sender);
    if (sound && camera && screenSound && screen)
      this.#coding.begin({
        camera: { audio: sound, video: camera },
        screen: { audio: screenSound, video: screen },
      });
    this.follow();
  }

  async #describe(connection: RTCPeerConnection, type: 'offer' | 'answer'): Promise<void> {
    // Not without an argument: what ZEGO's SDK brings along wraps this, and takes one for granted in Firefox.
    await connection.setLocalDescription(
      type === 'offer' ? await connection.createOffer() : await connection.createAnswer(),
    );
    const sdp = connection.localDescription?.sdp;
    if (sdp && connection === this.#connection) this.#options.send({ type, link: this.#link, sdp });
  }

  /** A failure of a connection that was dropped meanwhile is the consequence, not a fault. */
  async #guard(connection: RTCPeerConnection, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (connection === this.#connection) this.#options.onFault(error);
    }
  }

  #onTrack(source: StreamSource, track: MediaStreamTrack): void {
    const stream = this.streams[source];
    for (const old of stream.getTracks()) if (old.kind === track.kind) stream.removeTrack(old);
    stream.addTrack(track);
    this.#options.onMedia();
  }
}
