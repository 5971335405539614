/** The stand-in of ZEGO's service, whatever way clients reach it: rooms, signalling and media, and the tests' grip on them. */
import { Faults } from './faults.js';
import type { LinkHost, Transport } from './link.js';
import { Link } from './link.js';
import { CloudLog } from './log.js';
import { MediaHub, type SentBytes } from './media-hub.js';
import { RoomService } from './room-service.js';
import { MediaResult, SignallingService, type MediaNetwork, type MediaSettings } from './signalling.js';
import type { Application } from './token.js';
import { Service } from './wire/link-messages.js';

/** How the cloud differs from its defaults. */
export interface CloudOptions {
  /** ms of silence after which a member is out; 15 s. */
  readonly memberTimeout?: number;
  /** ms between room heartbeats, at least 3000; 3 s. */
  readonly heartbeatInterval?: number;
  /** Above how many members nobody hears of users coming and going; 500. */
  readonly userLimit?: number;
  /** Whether players get a picture as it was coded by who publishes it; they get what they themselves name first. */
  readonly keepsCodec?: boolean;
  /** What the media go through; they go directly. */
  readonly network?: MediaNetwork;
  /** Whose tokens are let in, as far as they go; without one every token is good that looks like one. */
  readonly application?: Application | undefined;
}

/** What somebody sends who is not there. */
export interface Sent {
  /** Of the cloud's own page; a small picture first. */
  readonly tracks: readonly MediaStreamTrack[];
  /** At most, of the large picture, bit/s. */
  readonly bitrate: number;
  readonly extraInfo: string;
}

/** See the head of this file. `close()` it. */
export class ZegoCloud {
  readonly log = new CloudLog();
  readonly faults: Faults;
  readonly #rooms: RoomService;
  readonly #media: SignallingService;
  readonly #hub: MediaHub;
  readonly #links = new Set<Link>();
  readonly #watch: ReturnType<typeof setInterval>;

  constructor(options: CloudOptions = {}) {
    const {
      memberTimeout = 15_000,
      heartbeatInterval = 3000,
      userLimit = 500,
      network,
      application,
    } = options;
    this.#hub = new MediaHub(options.keepsCodec);
    this.faults = new Faults(() => ({
      rooms: this.#rooms,
      media: this.#media,
      hub: this.#hub,
      links: this.#links,
    }));
    const { faults, log } = this;
    const times = { memberTimeout, heartbeatInterval };
    this.#rooms = new RoomService(log, { ...times, userUpdates: userLimit, application, faults });
    this.#media = new SignallingService(log, this.#hub, this.#mediaSettings(), network);
    this.#watch = setInterval(() => this.#rooms.expire(), 1000);
  }

  #mediaSettings(): MediaSettings {
    const { faults } = this;
    return {
      get statusless() {
        return faults.statusless;
      },
      refusal: (kind, streamId, userId) => {
        const allowed = kind === 'play' || this.#rooms.mayPublish(userId);
        return faults.refusal(kind, streamId) ?? (allowed ? undefined : MediaResult.publishForbidden);
      },
    };
  }

  /** A client's new link; undefined while links are refused. */
  connect(transport: Transport): Link | undefined {
    if (this.faults.refusesLinks()) return undefined;
    const { log, faults } = this;
    const host: LinkHost = {
      log,
      get silent() {
        return faults.silent;
      },
      refuses: (userId) => faults.refusesLinks(userId),
      takeConfigCode: () => faults.takeConfigCode(),
      open: (service, channel) => {
        if (service === Service.rooms) return this.#rooms.open(channel);
        return service === Service.media ? this.#media.open(channel) : undefined;
      },
      gone: (link) => this.#links.delete(link),
    };
    const link = new Link(host, transport);
    this.#links.add(link);
    return link;
  }

  /** Ids of the users in a room; none when there is no such room. */
  members(roomId: string): string[] {
    return [...(this.#rooms.rooms.get(roomId)?.members.keys() ?? [])];
  }

  /** Ids of the streams announced in a room. */
  streams(roomId: string): string[] {
    return [...(this.#rooms.rooms.get(roomId)?.streams.keys() ?? [])];
  }

  /** Lets people into a room who never leave. With `send` each of them, from 1, publishes that. */
  fill(roomId: string, people: number, send?: (number: number) => Sent): void {
    const publish = (streamId: string, number: number) => {
      const { tracks, bitrate, extraInfo } = send!(number);
      this.#hub.originate(streamId, tracks, bitrate);
      return extraInfo;
    };
    this.#rooms.fill(roomId, people, send && publish);
  }

  /** The token a user last gave, in the room they are in. */
  tokenOf(userId: string): string {
    const [sender] = this.#rooms.find(userId);
    return (sender && this.#rooms.tokens.get(sender.member)) ?? '';
  }

  /** Bytes of sound and picture that went to a user so far, of one stream if it is named. */
  async sentTo(userId: string, streamId?: string): Promise<SentBytes> {
    const total = { audio: 0, video: 0 };
    for (const session of this.#media.sessions.values())
      if (session.userId === userId && (streamId ?? session.streamId) === session.streamId) {
        const { audio, video } = await this.#hub.sent(session.id);
        total.audio += audio;
        total.video += video;
      }
    return total;
  }

  /** How many pictures of a stream are published: two where there is a small one. */
  pictures(streamId: string): number {
    return this.#hub.pictures(streamId);
  }

  /** Ends every link, connection and timer. */
  close(): void {
    clearInterval(this.#watch);
    for (const link of this.#links) link.drop();
    this.#media.reset();
  }
}
