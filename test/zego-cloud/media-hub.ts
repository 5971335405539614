/**
 * Where media goes: answers the SDK's offers with ordinary peer connections, and hands the tracks it receives to every
 * player. What players get is encoded again, so size and, if not told otherwise, codec may differ from what was published.
 */

/** A peer connection that receives a published stream, with the silent elements that keep its sound decoded. */
interface Publisher {
  readonly streamId: string;
  readonly connection: RTCPeerConnection;
  /** What it would code a picture with first, as in `rtpmap`. */
  readonly codec: string | undefined;
  readonly pumps: Map<string, HTMLAudioElement>;
}

/** What a player wants of a stream. */
export interface PlayWish {
  readonly audio: boolean;
  readonly video: boolean;
  /** The small one of two pictures, where there are two. */
  readonly small: boolean;
}

/** Bytes that went out, headers not counted. */
export interface SentBytes {
  readonly audio: number;
  readonly video: number;
}

/** A peer connection that sends a stream to one player. */
interface Player {
  readonly streamId: string;
  readonly connection: RTCPeerConnection;
  wish: PlayWish;
}

/** A stream that nobody's connection carries to the hub. */
interface Original {
  readonly tracks: readonly MediaStreamTrack[];
  readonly bitrate: number;
}

const ALL: PlayWish = { audio: true, video: true, small: false };

/** What the SDK publishes its small picture with, bit/s: coded again, it must not become more. */
const SMALL_BITRATE = 50_000;

/** See the head of this file. Sessions are numbered by the signalling. */
export class MediaHub {
  readonly #publishers = new Map<number, Publisher>();
  readonly #players = new Map<number, Player>();
  readonly #originals = new Map<string, Original>();
  readonly #keepsCodec: boolean;

  constructor(keepsCodec = false) {
    this.#keepsCodec = keepsCodec;
  }

  /** Whether somebody publishes this stream now. */
  has(streamId: string): boolean {
    return this.#originals.has(streamId) || this.#publisherOf(streamId) !== undefined;
  }

  /** Publishes tracks of this page, coded for players only; of two pictures the small one first, of the large one so many bit/s. */
  originate(streamId: string, tracks: readonly MediaStreamTrack[], bitrate: number): void {
    this.#originals.set(streamId, { tracks, bitrate });
  }

  /** Answers a publisher's offer; players of an earlier publisher of the same stream get the new tracks. */
  async publish(session: number, streamId: string, offer: string): Promise<string> {
    const connection = new RTCPeerConnection();
    const publisher: Publisher = { streamId, connection, codec: codecs(offer)[0]?.[1], pumps: new Map() };
    this.#publishers.set(session, publisher);
    connection.addEventListener('track', ({ track }) => {
      if (track.kind === 'audio') publisher.pumps.set(track.id, pump(track));
      for (const player of this.#players.values()) if (player.streamId === streamId) void this.#feed(player);
    });
    return answer(connection, offer);
  }

  /** Answers a player's offer. */
  async play(session: number, streamId: string, offer: string): Promise<string> {
    const connection = new RTCPeerConnection();
    const player: Player = { streamId, connection, wish: ALL };
    this.#players.set(session, player);
    const codec = this.#keepsCodec ? this.#publisherOf(streamId)?.codec : undefined;
    await connection.setRemoteDescription({ type: 'offer', sdp: codec ? preferring(codec, offer) : offer });
    const stream = new MediaStream();
    for (const transceiver of connection.getTransceivers()) {
      transceiver.direction = 'sendonly';
      transceiver.sender.setStreams(stream);
    }
    await this.#feed(player);
    return answer(connection);
  }

  /** Answers a later offer of the same session. */
  async renegotiate(session: number, offer: string): Promise<string> {
    const connection = (this.#publishers.get(session) ?? this.#players.get(session))?.connection;
    if (!connection) throw new Error(`No media session ${session}.`);
    return answer(connection, offer);
  }

  /** A player wants more or less from now on; sessions that play nothing are none. */
  async wish(session: number, wish: Partial<PlayWish>): Promise<void> {
    const player = this.#players.get(session);
    if (!player) return;
    player.wish = { ...player.wish, ...wish };
    await this.#feed(player);
  }

  /** What went to a player so far. */
  async sent(session: number): Promise<SentBytes> {
    const sent = { audio: 0, video: 0 };
    const report = (await this.#players.get(session)?.connection.getStats()) ?? new Map<string, unknown>();
    for (const stats of report.values() as Iterable<RTCOutboundRtpStreamStats>)
      if (stats.type === 'outbound-rtp') sent[stats.kind as 'audio' | 'video'] += stats.bytesSent ?? 0;
    return sent;
  }

  /** How many pictures somebody publishes of a stream: two with a small one. */
  pictures(streamId: string): number {
    return this.#pictures(streamId).length;
  }

  /** Ends a session's media; the other end notices by itself. Unknown sessions are none. */
  close(session: number): void {
    const publisher = this.#publishers.get(session);
    for (const element of publisher?.pumps.values() ?? []) element.srcObject = null;
    publisher?.connection.close();
    this.#players.get(session)?.connection.close();
    this.#publishers.delete(session);
    this.#players.delete(session);
  }

  #publisherOf(streamId: string): Publisher | undefined {
    return [...this.#publishers.values()].reverse().find((publisher) => publisher.streamId === streamId);
  }

  #tracks(streamId: string): readonly MediaStreamTrack[] {
    const original = this.#originals.get(streamId);
    if (original) return original.tracks;
    const receivers = this.#publisherOf(streamId)?.connection.getReceivers() ?? [];
    return receivers.map(({ track }) => track);
  }

  /** The small one first, as the SDK offers them. */
  #pictures(streamId: string): MediaStreamTrack[] {
    return this.#tracks(streamId).filter(({ kind }) => kind === 'video');
  }

  /** bit/s; undefined: what the browser finds. */
  #limit(streamId: string, small: boolean): number | undefined {
    return small ? SMALL_BITRATE : this.#originals.get(streamId)?.bitrate;
  }

  async #feed({ streamId, connection, wish }: Player): Promise<void> {
    const pictures = this.#pictures(streamId);
    const tracks = {
      audio: wish.audio ? this.#tracks(streamId).find(({ kind }) => kind === 'audio') : undefined,
      video: wish.video ? pictures.at(wish.small ? 0 : -1) : undefined,
    };
    for (const { sender, receiver } of connection.getTransceivers()) {
      if (connection.signalingState === 'closed') return;
      const kind = receiver.track.kind as 'audio' | 'video';
      await sender.replaceTrack(tracks[kind] ?? null);
      if (kind === 'video') await limit(sender, this.#limit(streamId, wish.small && pictures.length > 1));
    }
  }
}

/** Payload types and names of what pictures can be coded with, the first is preferred. */
function codecs(sdp: string): [type: string, name: string][] {
  const [, list = ''] = /^m=video \d+ \S+ (.*)$/m.exec(sdp) ?? [];
  const names = new Map(
    Array.from(sdp.matchAll(/^a=rtpmap:(\d+) ([^/]+)/gm), ([, type, name]) => [type, name]),
  );
  return list
    .trim()
    .split(' ')
    .map((type) => [type, names.get(type) ?? '']);
}

/** An offer that names a codec before all others. */
function preferring(codec: string, sdp: string): string {
  const types = codecs(sdp).sort(([, one], [, other]) => Number(other === codec) - Number(one === codec));
  return sdp.replace(/^(m=video \d+ \S+) .*$/m, (_, head) =>
    [head, ...types.map(([type]) => type)].join(' '),
  );
}

/** Bounds what a picture takes, bit/s; undefined: not at all. */
async function limit(sender: RTCRtpSender, maxBitrate: number | undefined): Promise<void> {
  if (sender.transport?.state === 'closed') return;
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  if (!encoding || encoding.maxBitrate === maxBitrate) return;
  if (maxBitrate === undefined) delete encoding.maxBitrate;
  else encoding.maxBitrate = maxBitrate;
  await sender.setParameters(parameters);
}

/**
 * Chromium decodes a received track, and so forwards its sound, only while something plays it. Of the browser's 16 audio
 * outputs, all the received tracks of a page take one together.
 */
function pump(track: MediaStreamTrack): HTMLAudioElement {
  const element = new Audio();
  element.muted = true;
  element.srcObject = new MediaStream([track]);
  element.play().catch((reason: unknown) => {
    if (!(reason instanceof DOMException && reason.name === 'AbortError')) throw reason;
  });
  return element;
}

/** The answer with all candidates in it: the service sends no candidates later. */
async function answer(connection: RTCPeerConnection, offer?: string): Promise<string> {
  if (offer !== undefined) await connection.setRemoteDescription({ type: 'offer', sdp: offer });
  await connection.setLocalDescription(await connection.createAnswer()); // as in LoopbackPeer
  while (connection.iceGatheringState !== 'complete')
    await new Promise((resolve) =>
      connection.addEventListener('icegatheringstatechange', resolve, { once: true }),
    );
  return connection.localDescription?.sdp ?? '';
}
