/** Who else is in a loopback room, and what the listeners know of them. */
import { CallError } from '../../errors.js';
import type { EngineEvent, StreamIdentity, StreamSource, StreamStats, TrackKind } from '../call-engine.js';
import {
  SOURCES,
  type LoopbackMessage,
  type Member,
  type MemberMessage,
  type Statuses,
} from './loopback-messages.js';
import { LoopbackPeer } from './loopback-peer.js';
import { ALL, type Wish, type Wishes } from './loopback-reception.js';
import { LoopbackQuality, streamStats } from './loopback-quality.js';
import type { PeerOptions } from './loopback-peer.js';

const KINDS = ['audio', 'video'] as const;

/** A member gone silent is dropped at this many beats of ours; counted, so that a tab that slept drops nobody at once. */
const SILENT_BEATS = 4;
/** At every so manieth beat quality is looked at. */
const QUALITY_BEATS = 3;

/** What a roster needs of its engine. */
export interface RosterOptions {
  /** The address of this session. */
  readonly id: string;
  readonly receives: PeerOptions['receives'];
  readonly emit: (event: EngineEvent) => void;
  readonly send: (message: LoopbackMessage, to: string) => void;
  /** This member, as of now. */
  readonly self: () => Member;
  /** What this member sends, as of now. */
  readonly track: PeerOptions['track'];
}

/** One other session. */
interface Remote {
  readonly peer: LoopbackPeer;
  member: Member;
  /** Beats of ours since it was heard. */
  silence: number;
  /** Whether its hand was told to be up. */
  hand: boolean;
  /** The statuses of its streams that were told. */
  readonly told: Map<StreamSource, Statuses>;
}

/** An engine's place in a room. */
export interface Session {
  /** Its address: random, as one user may be in the room twice for a moment. */
  readonly id: string;
  readonly roomId: string;
  readonly roster: LoopbackRoster;
  self: Member;
}

/** Whether of two sessions of one user the first is the one that stays. */
export function supersedes(a: Member, aId: string, b: Member, bId: string): boolean {
  return a.joinedAt === b.joinedAt ? aId > bId : a.joinedAt > b.joinedAt;
}

/** The others by session id; turns what they say into events of the port. */
export class LoopbackRoster {
  readonly #options: RosterOptions;
  readonly #remotes = new Map<string, Remote>();
  readonly #quality: LoopbackQuality;
  /** What this member wants, by user id. */
  readonly #wishes = new Map<string, Wishes>();
  /** Of the own camera's picture, bit/s. */
  #limit = Infinity;
  #beats = 0;

  constructor(options: RosterOptions) {
    this.#options = options;
    this.#quality = new LoopbackQuality(options.emit);
  }

  /** Takes in a message of somebody else than this user. */
  hear(from: string, message: LoopbackMessage): void {
    if ('member' in message) {
      this.#meet(from, message);
      return;
    }
    const remote = this.#remotes.get(from);
    if (!remote) return;
    remote.silence = 0;
    const { userId, userName } = remote.member;
    switch (message.type) {
      case 'bye':
        return this.#part(from, remote);
      case 'chat': {
        const { text, sentAt } = message;
        return this.#options.emit({ type: 'message', userId, userName, text, sentAt });
      }
      case 'reaction':
        return this.#options.emit({ type: 'reaction', userId, reaction: message.reaction });
      case 'reception':
        return remote.peer.want({ camera: message.camera, screen: message.screen });
      default:
        remote.peer.receive(message);
    }
  }

  /** One beat passed: drops who has been silent for too long. */
  beat(): void {
    for (const [id, remote] of [...this.#remotes])
      if (++remote.silence >= SILENT_BEATS) this.#part(id, remote);
      else remote.peer.follow();
    if (++this.#beats % QUALITY_BEATS === 0)
      void this.#quality.look(this.#options.self(), () => [...this.#remotes.values()]);
  }

  /** Drops whoever is not among `ids` and was not heard since `hangUp()` either. */
  keep(ids: ReadonlySet<string>): void {
    for (const [id, remote] of [...this.#remotes]) if (remote.silence && !ids.has(id)) this.#part(id, remote);
  }

  /** Sends another track to everybody; resolves when all connections do. */
  async setTrack(source: StreamSource, kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    await Promise.all([...this.#remotes.values()].map(({ peer }) => peer.setTrack(source, kind, track)));
  }

  /** The camera's picture costs at most so many kbit/s for each of them; undefined: as many as it takes. */
  limit(kbits = Infinity): void {
    this.#limit = kbits * 1000;
    for (const { peer } of this.#remotes.values()) peer.follow();
  }

  /** Asks a user for more or less of a picture, now and whenever they are there. */
  wish(userId: string, source: StreamSource, wish: Wish): void {
    this.#wishes.set(userId, { ...(this.#wishes.get(userId) ?? ALL), [source]: wish });
    for (const [id, { member }] of this.#remotes) if (member.userId === userId) this.#ask(id, userId);
  }

  /** What there is to know of every stream. */
  stats(): Promise<StreamStats[]> {
    return streamStats(this.#options.self(), [...this.#remotes.values()]);
  }

  /** Drops all connections, keeps the people. */
  hangUp(): void {
    for (const remote of this.#remotes.values()) {
      remote.peer.hangUp();
      remote.silence = 1;
    }
  }

  /** Drops everything, tells nobody. */
  clear(): void {
    this.hangUp();
    this.#remotes.clear();
  }

  #meet(from: string, { type, member }: MemberMessage): void {
    const { send, self } = this.#options;
    for (const [id, other] of [...this.#remotes]) {
      if (id === from || other.member.userId !== member.userId) continue;
      if (supersedes(other.member, id, member, from)) return;
      this.#part(id, other);
    }
    const known = this.#remotes.get(from);
    const remote = known ?? this.#add(from, member);
    // A listener may have left the call meanwhile.
    if (this.#remotes.get(from) !== remote) return;
    remote.silence = 0;
    remote.member = member;
    if (type === 'hello') send({ type: 'welcome', member: self() }, from);
    // From here on both know each other.
    if (type !== 'beat') this.#ask(from, member.userId);
    if (type === 'hello' || (type === 'welcome' && !remote.peer.linked)) remote.peer.dial();
    if (type === 'beat' && !known) send({ type: 'hello', member: self() }, from);
    this.#announce(from, remote);
  }

  #ask(id: string, userId: string): void {
    const wishes = this.#wishes.get(userId);
    if (wishes) this.#options.send({ type: 'reception', ...wishes }, id);
  }

  #add(id: string, member: Member): Remote {
    const { emit, send, track, receives } = this.#options;
    const { userId, userName } = member;
    const peer = new LoopbackPeer({
      offers: this.#options.id > id,
      receives,
      send: (message) => send(message, id),
      track,
      limit: () => this.#limit,
      onMedia: () => this.#announce(id, remote),
      onFault: (reason) => {
        const message = `No connection with ${userId} could be set up.`;
        emit({ type: 'error', userId, error: CallError.from(reason, 'play-failed', message) });
      },
    });
    const remote: Remote = { peer, member, silence: 0, hand: false, told: new Map() };
    this.#remotes.set(id, remote);
    emit({ type: 'participant-joined', userId, userName });
    return remote;
  }

  #part(id: string, { peer, member: { userId }, told }: Remote): void {
    this.#remotes.delete(id);
    peer.hangUp();
    for (const source of told.keys())
      this.#options.emit({ type: 'stream-removed', ...identify(id, userId, source) });
    if (![...this.#remotes.values()].some(({ member }) => member.userId === userId))
      this.#wishes.delete(userId);
    this.#options.emit({ type: 'participant-left', userId });
  }

  /**
   * Tells of the hand, of each stream once it is published and there, of each change of its statuses, and when it is
   * taken back.
   */
  #announce(id: string, remote: Remote): void {
    const { emit } = this.#options;
    const { peer, member, told } = remote;
    if (remote.hand !== member.hand) {
      remote.hand = member.hand;
      emit({ type: 'hand-changed', userId: member.userId, raised: member.hand });
    }
    for (const source of SOURCES) {
      const identity = identify(id, member.userId, source);
      const now = member[source];
      const before = told.get(source);
      if (!now) {
        if (told.delete(source)) emit({ type: 'stream-removed', ...identity });
      } else if (!before) {
        if (!peer.ready(source)) continue;
        told.set(source, now);
        emit({ type: 'stream-added', ...identity, stream: peer.streams[source], ...now });
      } else {
        told.set(source, now);
        const changed = KINDS.filter((kind) => now[kind] !== before[kind]);
        const changes = Object.fromEntries(changed.map((kind) => [kind, now[kind]]));
        if (changed.length) emit({ type: 'media-changed', ...identity, ...changes });
      }
    }
  }
}

function identify(id: string, userId: string, source: StreamSource): StreamIdentity {
  return { userId, source, streamId: `${id}/${source}` };
}
