/** Who else is in a loopback room, and what the listeners know of them. */
import { CallError } from '../../errors.js';
import type { EngineEvent, TrackKind } from '../call-engine.js';
import type { LoopbackMessage, Member, MemberMessage } from './loopback-messages.js';
import { LoopbackPeer } from './loopback-peer.js';
import type { SentTracks } from './loopback-peer.js';

/** A member gone silent is dropped at this many beats of ours; counted, so that a tab that slept drops nobody at once. */
const SILENT_BEATS = 4;

/** What a roster needs of its engine. */
export interface RosterOptions {
  /** The address of this session. */
  readonly id: string;
  readonly emit: (event: EngineEvent) => void;
  readonly send: (message: LoopbackMessage, to: string) => void;
  /** This member, as of now. */
  readonly self: () => Member;
  /** What this member sends, as of now. */
  readonly tracks: () => SentTracks;
}

/** One other session. */
interface Remote {
  readonly peer: LoopbackPeer;
  member: Member;
  /** Beats of ours since it was heard. */
  silence: number;
  /** The statuses that were told; null until its stream was. */
  told: { readonly audio: boolean; readonly video: boolean } | null;
}

/** Whether of two sessions of one user the first is the one that stays. */
export function supersedes(a: Member, aId: string, b: Member, bId: string): boolean {
  return a.joinedAt === b.joinedAt ? aId > bId : a.joinedAt > b.joinedAt;
}

/** The others by session id; turns what they say into events of the port. */
export class LoopbackRoster {
  readonly #options: RosterOptions;
  readonly #remotes = new Map<string, Remote>();

  constructor(options: RosterOptions) {
    this.#options = options;
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
    if (message.type === 'bye') this.#part(from, remote);
    else if (message.type !== 'chat') remote.peer.receive(message);
    else {
      const { text, sentAt } = message;
      const { userId, userName } = remote.member;
      this.#options.emit({ type: 'message', userId, userName, text, sentAt });
    }
  }

  /** One beat passed: drops who has been silent for too long. */
  beat(): void {
    for (const [id, remote] of [...this.#remotes])
      if (++remote.silence >= SILENT_BEATS) this.#part(id, remote);
  }

  /** Drops whoever is not among `ids` and was not heard since `hangUp()` either. */
  keep(ids: ReadonlySet<string>): void {
    for (const [id, remote] of [...this.#remotes]) if (remote.silence && !ids.has(id)) this.#part(id, remote);
  }

  /** Sends another track to everybody; resolves when all connections do. */
  async setTrack(kind: TrackKind, track: MediaStreamTrack | null): Promise<void> {
    await Promise.all([...this.#remotes.values()].map(({ peer }) => peer.setTrack(kind, track)));
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
    if (type === 'hello' || (type === 'welcome' && !remote.peer.linked)) remote.peer.dial();
    if (type === 'beat' && !known) send({ type: 'hello', member: self() }, from);
    this.#announce(remote);
  }

  #add(id: string, member: Member): Remote {
    const { emit, send, tracks } = this.#options;
    const { userId, userName } = member;
    const peer = new LoopbackPeer({
      offers: this.#options.id > id,
      send: (message) => send(message, id),
      tracks,
      onMedia: () => this.#announce(remote),
      onFault: (reason) => {
        const message = `No connection with ${userId} could be set up.`;
        emit({ type: 'error', error: CallError.from(reason, 'play-failed', message) });
      },
    });
    const remote: Remote = { peer, member, silence: 0, told: null };
    this.#remotes.set(id, remote);
    emit({ type: 'participant-joined', userId, userName });
    return remote;
  }

  #part(id: string, { peer, member: { userId }, told }: Remote): void {
    this.#remotes.delete(id);
    peer.hangUp();
    if (told) this.#options.emit({ type: 'stream-removed', userId });
    this.#options.emit({ type: 'participant-left', userId });
  }

  /** Tells of the stream once it is published and there, and of each change of its statuses. */
  #announce(remote: Remote): void {
    const { emit } = this.#options;
    const { userId, published, audio, video } = remote.member;
    if (!published || !remote.peer.ready) return;
    const { told } = remote;
    remote.told = { audio, video };
    if (!told) emit({ type: 'stream-added', userId, stream: remote.peer.stream });
    const changes = {
      ...(told?.audio !== audio && { audio }),
      ...(told?.video !== video && { video }),
    };
    if (Object.keys(changes).length) emit({ type: 'media-changed', userId, ...changes });
  }
}
