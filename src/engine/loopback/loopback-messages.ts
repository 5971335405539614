/**
 * What the members of a loopback room say to each other, and the check that nothing else is taken for it: any script of
 * the same origin, and any other version of this one, may write to the channel.
 */

import { isEmoji } from '../../internal/emoji.js';
import { byteLength, MAX_MESSAGE_BYTES } from '../../internal/utf8.js';
import type { StreamSource, TrackKind } from '../call-engine.js';
import { isWish, type Wishes } from './loopback-reception.js';

/** Bumped when a message changes its meaning; other versions are not heard. */
export const PROTOCOL_VERSION = 3;

/** Of what a member may send a stream each. */
export const SOURCES = ['camera', 'screen'] as const satisfies readonly StreamSource[];

/** What of a stream is on. */
export type Statuses = Readonly<Record<TrackKind, boolean>>;

/**
 * All that others know of a member: sent whole each time, so that one message repairs whatever was missed. A source that
 * is not published is null.
 */
export interface Member extends Readonly<Record<StreamSource, Statuses | null>> {
  readonly userId: string;
  readonly userName: string;
  /** ms since the epoch: of two sessions of one user the later one stays. */
  readonly joinedAt: number;
  /** Whether their hand is up. */
  readonly hand: boolean;
}

/** About a peer connection; `link` names one attempt at it, so that late messages of an older one are dropped. */
export type LinkMessage =
  | { readonly type: 'offer' | 'answer'; readonly link: string; readonly sdp: string }
  | {
      readonly type: 'candidate';
      readonly link: string;
      readonly candidate: string;
      readonly sdpMid: string;
    };

/**
 * - `hello`: I know nothing of you, answer and connect anew. To all when entering, to one whose beat is unknown.
 * - `welcome`: the answer to it.
 * - `beat`: still here, and this is how; at intervals and after each change.
 */
export type MemberMessage = { readonly type: 'hello' | 'welcome' | 'beat'; readonly member: Member };

/** What of the other's pictures this member wants: all of it each time, likewise. */
export type WishMessage = { readonly type: 'reception' } & Wishes;

/** Everything that can be said. */
export type LoopbackMessage =
  | MemberMessage
  | LinkMessage
  | { readonly type: 'bye' }
  | WishMessage
  | { readonly type: 'reaction'; readonly reaction: string }
  | { readonly type: 'chat'; readonly text: string; readonly sentAt: number };

/** A message with its addresses, which are session ids. */
export interface Envelope {
  readonly version: typeof PROTOCOL_VERSION;
  readonly from: string;
  /** Null: to everybody in the room. */
  readonly to: string | null;
  readonly message: LoopbackMessage;
}

/** `data` as an envelope, or null if it is anything else. */
export function readEnvelope(data: unknown): Envelope | null {
  if (!isRecord(data)) return null;
  const { version, from, to, message } = data;
  if (version !== PROTOCOL_VERSION || !isText(from) || (to !== null && !isText(to))) return null;
  return isMessage(message) ? { version, from, to, message } : null;
}

function isMessage(value: unknown): value is LoopbackMessage {
  if (!isRecord(value)) return false;
  switch (value['type']) {
    case 'hello':
    case 'welcome':
    case 'beat':
      return isMember(value['member']);
    case 'bye':
      return true;
    case 'reception':
      return isWish(value['camera']) && isWish(value['screen']);
    case 'reaction':
      return isEmoji(value['reaction']);
    case 'chat':
      return (
        typeof value['text'] === 'string' &&
        byteLength(value['text']) <= MAX_MESSAGE_BYTES &&
        isTime(value['sentAt'])
      );
    case 'offer':
    case 'answer':
      return isText(value['link']) && isText(value['sdp']);
    case 'candidate':
      return (
        isText(value['link']) && typeof value['candidate'] === 'string' && typeof value['sdpMid'] === 'string'
      );
    default:
      return false;
  }
}

function isMember(value: unknown): value is Member {
  return (
    isRecord(value) &&
    isText(value['userId']) &&
    typeof value['userName'] === 'string' &&
    isTime(value['joinedAt']) &&
    typeof value['hand'] === 'boolean' &&
    [value['camera'], value['screen']].every((source) => source === null || isStatuses(source))
  );
}

function isStatuses(value: unknown): value is Statuses {
  return isRecord(value) && typeof value['audio'] === 'boolean' && typeof value['video'] === 'boolean';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isTime(value: unknown): value is number {
  return Number.isFinite(value);
}
