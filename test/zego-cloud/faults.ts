/** What a test can do to the service, and through it to its clients. */
import type { Link } from './link.js';
import type { MediaHub } from './media-hub.js';
import type { KickReason, RoomService } from './room-service.js';
import type { Session, SignallingService } from './signalling.js';
import { MediaResult, SessionError } from './signalling.js';

/** What the faults act on. */
interface Parts {
  readonly rooms: RoomService;
  readonly media: SignallingService;
  readonly hub: MediaHub;
  readonly links: ReadonlySet<Link>;
}

/** Which media sessions are meant; without a stream, those of any. */
export interface SessionChoice {
  readonly kind: Session['kind'];
  readonly streamId?: string;
}

/** How a session is ended by the service. */
export interface SessionEnd {
  /** Why: a `SessionError` (default: the stream is gone) or another of ZEGO's numbers. */
  readonly error?: number;
  /** What the client is to do. */
  readonly then?: 'stop' | 'retry';
}

const ACTION = { stop: 1, retry: 5 } as const;

/** See the head of this file. Naming a user or session that is not there throws. */
export class Faults {
  /** True: nothing is heard and nothing said, but links stay up. */
  silent = false;
  /** True: no player hears whether a publisher's camera and microphone are on, as with streams from a CDN. */
  statusless = false;
  readonly #parts: () => Parts;
  readonly #logins: { readonly code: number; readonly userId: string | undefined }[] = [];
  readonly #sessions: (SessionChoice & { readonly result: number })[] = [];
  readonly #forbidden = new Set<string>();
  readonly #expired = new Set<string>();
  readonly #remaining = new Map<string, number>();
  readonly #messages = new Map<string, number>();
  /** Whose links are refused; undefined stands for everybody's. */
  readonly #cut: (string | undefined)[] = [];
  #configCode = 0;

  constructor(parts: () => Parts) {
    this.#parts = parts;
  }

  /** Answers the next login, of this user if named, with a server code: 50118 token, 50117 expired, 201105 full, … */
  refuseLogin(code: number, userId?: string): void {
    this.#logins.push({ code, userId });
  }

  /** Answers the next application configuration with a code: 20012 unknown application, 20019 disabled. */
  refuseApplication(code: number): void {
    this.#configCode = code;
  }

  /** Answers this user's next message with a server code, and passes it to nobody. */
  refuseMessage(userId: string, code: number): void {
    this.#messages.set(userId, code);
  }

  /** Puts a user out of their rooms; `message` reaches them with `removed`. */
  kick(userId: string, reason: KickReason, message = ''): void {
    const { rooms } = this.#parts();
    for (const { room, member } of rooms.find(userId)) rooms.kick(room, member, reason, message);
  }

  /** Lets a user's token be expired from now on: their streams are stopped, and it opens no room any more. */
  expireToken(userId: string): void {
    const { rooms } = this.#parts();
    for (const { room, member } of rooms.find(userId)) {
      this.#expired.add(rooms.tokens.get(member) ?? '');
      rooms.stopStreams(room, member);
    }
  }

  /** Tells this user's next login, and next publishing, that the token ends in so many seconds, whatever it says. */
  shortenToken(userId: string, seconds: number): void {
    this.#remaining.set(userId, seconds);
  }

  /** Takes a user out as if nothing had been heard of them for too long. */
  timeOut(userId: string): void {
    const { rooms } = this.#parts();
    for (const { room, member } of rooms.find(userId)) rooms.remove(room, member);
  }

  /**
   * Breaks the links, only that user's if one is named, and refuses new ones until the promise settles; without one
   * clients may come back at once. Media goes on.
   */
  drop({ userId, until }: { readonly userId?: string; readonly until?: Promise<unknown> } = {}): void {
    if (until) {
      this.#cut.push(userId);
      void until.finally(() => this.#cut.splice(this.#cut.indexOf(userId), 1));
    }
    for (const link of [...this.#parts().links]) if ((userId ?? link.userId) === link.userId) link.drop();
  }

  /** Starts the service anew: rooms, sessions and media are forgotten, links break, clients may come back. */
  restart(): void {
    const { rooms, media } = this.#parts();
    rooms.reset();
    media.reset();
    this.drop();
  }

  /** Refuses the next such session: 2012 publishing and 2013 playing not allowed, 1004 no such stream. */
  refuseSession(choice: SessionChoice, result: number): void {
    this.#sessions.push({ ...choice, result });
  }

  /** Ends those sessions from the service's side. */
  closeSession(
    choice: SessionChoice,
    { error = SessionError.streamGone, then = 'retry' }: SessionEnd = {},
  ): void {
    for (const session of this.#find(choice))
      this.#parts().media.close(session, { error, action: ACTION[then] });
  }

  /** Breaks the media of those sessions without a word: what a dead network does. */
  killMedia(choice: SessionChoice): void {
    for (const { id } of this.#find(choice)) this.#parts().hub.close(id);
  }

  /** Nobody may publish or play this stream any more; those who do are ended. */
  forbidStream(streamId: string): void {
    this.#forbidden.add(streamId);
    const { media } = this.#parts();
    for (const session of [...media.sessions.values()])
      if (session.streamId === streamId)
        media.close(session, { error: SessionError.forbidden, action: ACTION.stop });
  }

  /** Tells the clients of those sessions how good their network is, from 0 (best) to 5; -1 unknown. */
  gradeNetwork(choice: SessionChoice, quality: { readonly up: number; readonly down: number }): void {
    for (const session of this.#find(choice)) this.#parts().media.grade(session, quality);
  }

  /** For the service: whether to refuse the links of that user, or of somebody not known yet. */
  refusesLinks(userId?: string): boolean {
    return this.#cut.some((cut) => cut === undefined || cut === userId);
  }

  /** For the service: the code the next login gets. */
  takeLoginRefusal(userId: string): number | undefined {
    const index = this.#logins.findIndex((login) => (login.userId ?? userId) === userId);
    return index < 0 ? undefined : this.#logins.splice(index, 1)[0]?.code;
  }

  /** For the service: the code of the next application configuration. */
  takeConfigCode(): number {
    const code = this.#configCode;
    this.#configCode = 0;
    return code;
  }

  /** For the service: seconds to tell this user their token has left, if not the truth. */
  takeRemaining(userId: string): number | undefined {
    const seconds = this.#remaining.get(userId);
    this.#remaining.delete(userId);
    return seconds;
  }

  /** For the service: the code this user's next message is refused with. */
  takeMessageRefusal(userId: string): number | undefined {
    const code = this.#messages.get(userId);
    this.#messages.delete(userId);
    return code;
  }

  /** For the service. */
  isExpired(token: string): boolean {
    return this.#expired.has(token);
  }

  /** For the service: the result a session gets instead of being opened. */
  refusal(kind: Session['kind'], streamId: string): number | undefined {
    if (this.#forbidden.has(streamId))
      return kind === 'play' ? MediaResult.playForbidden : MediaResult.publishForbidden;
    const index = this.#sessions.findIndex(
      (next) => next.kind === kind && (next.streamId ?? streamId) === streamId,
    );
    return index < 0 ? undefined : this.#sessions.splice(index, 1)[0]?.result;
  }

  #find({ kind, streamId }: SessionChoice): Session[] {
    const found = [...this.#parts().media.sessions.values()].filter(
      (session) => session.kind === kind && (streamId ?? session.streamId) === session.streamId,
    );
    if (!found.length)
      throw new Error(`There is no ${kind} session${streamId === undefined ? '' : ` of ${streamId}`}.`);
    return found;
  }
}
