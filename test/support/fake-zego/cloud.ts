/** The fake service: who is in which room with which streams, and the tests' grip on it. */
import type { ZegoUser } from '../../../src/engine/zego/zego-sdk-types.js';
import type { FakeZegoClient } from './client.js';
import type { FakeLocalStream } from './media.js';

/** What can be refused or held. */
export type FakeRequest = 'login' | 'publish' | 'play' | 'message' | 'extraInfo';

/** A stream in a room. */
export interface FakeStream {
  readonly streamID: string;
  readonly owner: FakeZegoClient;
  readonly local: FakeLocalStream;
  extraInfo: string;
}

/** A call of the SDK, of an instance or of the class. */
export interface FakeSdkCall {
  readonly name: string;
  readonly args: readonly unknown[];
}

interface Room {
  readonly members: Set<FakeZegoClient>;
  readonly streams: Map<string, FakeStream>;
}

/** See the head of this file. */
export class FakeZegoCloud {
  /** Every instance built, oldest first. */
  readonly clients: FakeZegoClient[] = [];
  /** Calls of the class. */
  readonly statics: FakeSdkCall[] = [];
  /** Above how many people nobody is told of users coming and going. */
  userLimit = 500;
  readonly #rooms = new Map<string, Room>();
  readonly #refusals = new Map<FakeRequest, number>();
  readonly #holds = new Map<FakeRequest, Promise<void>>();

  /** The newest instance of that user. */
  client(userId: string): FakeZegoClient {
    const found = this.clients.filter(({ user }) => user?.userID === userId).at(-1);
    if (!found) throw new Error(`${userId} never logged in`);
    return found;
  }

  /** The next request of that kind fails with the number. */
  refuse(request: FakeRequest, code: number): void {
    this.#refusals.set(request, code);
  }

  /** The next request of that kind stays unanswered until the function returned is called. */
  hold(request: FakeRequest): () => void {
    let release = (): void => undefined;
    this.#holds.set(request, new Promise((resolve) => (release = resolve)));
    return release;
  }

  /** For clients: waits as long as held; the number it fails with, if it does. */
  async answer(request: FakeRequest): Promise<number | undefined> {
    const held = this.#holds.get(request);
    this.#holds.delete(request);
    await held;
    const code = this.#refusals.get(request);
    this.#refusals.delete(request);
    return code;
  }

  /** A client comes in, in place of another with the same user. */
  enter(roomId: string, client: FakeZegoClient): void {
    const room = this.#room(roomId);
    for (const member of room.members) if (member.user?.userID === client.user?.userID) member.kick(1002050);
    room.members.add(client);
    this.changed(roomId);
  }

  /** A client goes, with its streams. */
  exit(roomId: string, client: FakeZegoClient): void {
    const room = this.#room(roomId);
    if (!room.members.delete(client)) return;
    for (const { streamID, owner } of room.streams.values())
      if (owner === client) room.streams.delete(streamID);
    this.changed(roomId);
  }

  /** Everybody in the room looks around. */
  changed(roomId: string): void {
    for (const member of [...this.#room(roomId).members]) member.look();
  }

  /** Who is in the room. */
  users(roomId: string): ZegoUser[] {
    return [...this.#room(roomId).members].flatMap(({ user }) => user ?? []);
  }

  /** The streams in the room, by id. */
  streams(roomId: string): Map<string, FakeStream> {
    return this.#room(roomId).streams;
  }

  /** Players learn of mutes by themselves: the service does this every few seconds, here a test does. */
  sample(roomId: string): void {
    for (const member of this.#room(roomId).members) member.sample();
  }

  /** Everybody hears how the network is: the service does this every 3 s. */
  measure(roomId: string): void {
    for (const member of this.#room(roomId).members) member.measure();
  }

  #room(roomId: string): Room {
    const room = this.#rooms.get(roomId) ?? { members: new Set(), streams: new Map() };
    this.#rooms.set(roomId, room);
    return room;
  }
}
