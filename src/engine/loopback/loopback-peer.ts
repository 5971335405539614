/** The media between this member and one other. */
import type { TrackKind } from '../call-engine.js';
import type { LinkMessage } from './loopback-messages.js';

/** What is sent to everybody. */
export type SentTracks = Record<TrackKind, MediaStreamTrack | null>;

/** What a peer needs of its owner. */
export interface PeerOptions {
  /** Exactly one of a pair offers. */
  readonly offers: boolean;
  /** Carries a message to the other. */
  readonly send: (message: LinkMessage) => void;
  /** What to send when a connection begins. */
  readonly tracks: () => SentTracks;
  /** Both received tracks are in `stream`. */
  readonly onMedia: () => void;
  /** A connection could not be set up. */
  readonly onFault: (reason: unknown) => void;
}

/**
 * One other member's media, over one RTCPeerConnection at a time. Both transceivers are there from the first offer on and
 * carry nothing or something by `setTrack`, so nothing is ever negotiated again, and as only one side offers, offers
 * cannot collide. A connection that is lost is not mended but replaced; the stream stays.
 */
export class LoopbackPeer {
  /** What the other sends: one object for life, with one track per kind once connected. */
  readonly stream = new MediaStream();
  readonly #options: PeerOptions;
  #link = '';
  #connection: RTCPeerConnection | null = null;

  constructor(options: PeerOptions) {
    this.#options = options;
  }

  /** Whether a connection stands or is being set up. */
  get linked(): boolean {
    return this.#connection !== null;
  }

  /** Whether both tracks have come. */
  get ready(): boolean {
    return this.stream.getTracks().length === 2;
  }

  /** Connects anew; the side that does not offer waits for the other to. */
  dial(): void {
    if (!this.#options.offers) return;
    const connection = this.#begin(crypto.randomUUID());
    const { audio, video } = this.#options.tracks();
    connection.addTransceiver(audio ?? 'audio');
    connection.addTransceiver(video ?? 'video');
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
      void this.#guard(connection, () => connection.setRemoteDescription({ type, sdp }));
    } else if (type === 'candidate') {
      const { candidate, sdpMid } = message;
      void this.#guard(connection, () => connection.addIceCandidate({ candidate, sdpMid }));
    }
  }

  /** Sends `track` from now on; resolves when it replaced the one before. */
  async setTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    await this.#sender(kind)?.replaceTrack(track);
  }

  /** Drops the connection; the received tracks end but stay in the stream until the next ones replace them. */
  hangUp(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  #begin(link: string): RTCPeerConnection {
    this.hangUp();
    const connection = new RTCPeerConnection();
    this.#connection = connection;
    this.#link = link;
    connection.onicecandidate = ({ candidate }) => {
      const { candidate: line, sdpMid } = candidate ?? {};
      if (line && sdpMid) this.#options.send({ type: 'candidate', link, candidate: line, sdpMid });
    };
    connection.ontrack = ({ track }) => this.#onTrack(track);
    connection.onconnectionstatechange = () => {
      if (connection.connectionState === 'failed') this.dial();
    };
    return connection;
  }

  async #answer(connection: RTCPeerConnection, sdp: string): Promise<void> {
    await connection.setRemoteDescription({ type: 'offer', sdp });
    const tracks = this.#options.tracks();
    for (const transceiver of connection.getTransceivers()) transceiver.direction = 'sendrecv';
    const kinds = ['audio', 'video'] as const;
    await Promise.all(kinds.map((kind) => this.setTrack(kind, tracks[kind])));
    await this.#describe(connection, 'answer');
  }

  async #describe(connection: RTCPeerConnection, type: 'offer' | 'answer'): Promise<void> {
    await connection.setLocalDescription();
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

  #sender(kind: TrackKind): RTCRtpSender | undefined {
    return this.#connection?.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender;
  }

  #onTrack(track: MediaStreamTrack): void {
    for (const old of this.stream.getTracks()) if (old.kind === track.kind) this.stream.removeTrack(old);
    this.stream.addTrack(track);
    if (this.ready) this.#options.onMedia();
  }
}
