/** From ZEGO's numbers to what a page can act on. Sources: the SDK 3.12 and https://docs.zegocloud.com/article/5548 */
import type { EngineEvent } from '../call-engine.js';
import { CallError, type CallErrorCode } from '../../errors.js';

type Meaning = readonly [code: CallErrorCode, message: string];

const UNREACHABLE = 'ZEGO could not be reached. Check the network, firewall and proxy, then join again.';
const BAD_ROOM: Meaning = [
  'configuration',
  'ZEGO refused the room id: it takes 1 to 128 characters, letters, digits and common punctuation. Check "room".',
];
const BAD_USER: Meaning = [
  'configuration',
  'ZEGO refused the user id: it takes 1 to 64 bytes, letters, digits and common punctuation, no "%". Check "user-id".',
];
const BAD_NAME: Meaning = [
  'configuration',
  'ZEGO refused the user name: it takes 1 to 256 bytes. Check "user-name".',
];
const BAD_APP: Meaning = [
  'configuration',
  'ZEGO does not know this application. Compare "app-id" with the ZEGOCLOUD console.',
];
const BAD_STREAM: Meaning = [
  'internal',
  'ZEGO refused the stream. This is a fault of zego-call: please report it.',
];
const TOO_MANY_ROOMS: Meaning = [
  'not-authorized',
  'This application may not be in so many rooms at once. Leave the other one, or ask ZEGO to enable multi-room.',
];
const BUSY_PUBLISH: Meaning = [
  'publish-failed',
  'The connection to ZEGO that sends sound and picture was lost. Check the network and publish again.',
];
const BUSY_PLAY: Meaning = [
  'play-failed',
  'The sound and picture of a participant stopped coming. Check the network.',
];
const BAD_MESSAGE: Meaning = [
  'message-failed',
  'ZEGO refused the message: it takes 1 byte to 1 KB of UTF-8. Send a shorter one.',
];

const MEANINGS: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  [1000002, ['connection-lost', 'Not in the room (any more). Join again.']],
  [1000014, BAD_STREAM],
  [1000015, BAD_STREAM],
  [1000016, BAD_STREAM],
  [1000017, ['connection-lost', UNREACHABLE]],
  [1000018, BAD_STREAM],
  [1001004, BAD_APP],
  [1001005, BAD_APP],
  [1002001, ['internal', 'An engine joins one room, once. Build a new one for each call.']],
  [1002005, BAD_USER],
  [1002006, BAD_USER],
  [1002007, BAD_USER],
  [1002008, BAD_NAME],
  [1002009, BAD_NAME],
  [1002010, BAD_NAME],
  [1002011, BAD_ROOM],
  [1002012, BAD_ROOM],
  [1002013, BAD_ROOM],
  [1002031, ['connection-failed', UNREACHABLE]],
  [1002034, ['room-full', 'The room has as many people as it may have. Try again when somebody left.']],
  [1002036, TOO_MANY_ROOMS],
  [1002037, TOO_MANY_ROOMS],
  [1002050, ['not-authorized', 'The same user id joined elsewhere. Give each device a user id of its own.']],
  [1002055, ['not-authorized', 'The server removed this user from the room.']],
  [1002066, ['not-authorized', 'This user is blocked from the room. Lift the block on the server.']],
  [
    1002077,
    ['token-invalid', 'The token was made for another user id. Make it for the "user-id" that joins.'],
  ],
  [1002078, ['token-expired', 'The token has expired. Fetch a fresh one from your server and join again.']],
  [1002082, ['not-authorized', 'The token does not allow publishing. Make it with the publish privilege.']],
  [1002086, ['not-authorized', 'The same user is logged in on another device, which may not be replaced.']],
  [
    1002099,
    ['connection-failed', 'The ZEGO server refused with a code of its own. Look it up by vendorCode.'],
  ],
  [1003025, ['not-authorized', 'The server forbade this stream. Check why in the ZEGOCLOUD console.']],
  [1003028, ['publish-failed', 'Another stream in the room has the same id. Publish again.']],
  [1003080, ['publish-failed', 'This browser cannot encode the codec. Set "codec" to the other one.']],
  [1004002, BUSY_PLAY],
  [1004020, BUSY_PLAY],
  [1004025, ['play-failed', 'The server forbade playing this stream. Check why in the ZEGOCLOUD console.']],
  [1004080, ['play-failed', 'This browser cannot decode the codec the participant sends.']],
  [1009001, BAD_MESSAGE],
  [1009002, BAD_MESSAGE],
  [1009010, ['message-failed', 'ZEGO did not take the message. Send it again.']],
  [1009013, BAD_MESSAGE],
  [
    1009015,
    ['message-failed', 'ZEGO takes 2 messages a second of a user, 10 of a room. Send it again later.'],
  ],
  [
    1100001,
    ['configuration', 'ZEGO refused the arguments, most likely an empty token. Check "token" and "app-id".'],
  ],
  [1100002, ['connection-lost', UNREACHABLE]],
  [1100003, ['connection-lost', UNREACHABLE]],
  [1100004, ['connection-lost', UNREACHABLE]],
  [1100005, ['connection-lost', UNREACHABLE]],
  [1100006, ['connection-failed', UNREACHABLE]],
  [1101002, ['connection-failed', UNREACHABLE]],
  [
    1102016,
    [
      'token-invalid',
      'ZEGO refused the token. Check that server secret, "app-id", "user-id" and "room" belong together.',
    ],
  ],
  [1102018, ['token-expired', 'The token has expired. Fetch a fresh one from your server and join again.']],
  [1102026, ['cancelled', 'The attempt was cancelled.']],
  [1103019, ['not-authorized', 'The token does not allow publishing. Make it with the publish privilege.']],
  [1103027, BUSY_PUBLISH],
  [1103028, BUSY_PUBLISH],
  [1103049, ['internal', 'A stream was played twice. This is a fault of zego-call: please report it.']],
  [1103051, BUSY_PUBLISH],
  [1103060, BUSY_PUBLISH],
  [1104031, ['play-failed', 'The stream of a participant could not be fetched in time. Check the network.']],
  [1104039, ['play-failed', 'The stream of a participant is gone.']],
  [
    1104045,
    ['play-failed', 'More streams are played than the application allows. Ask ZEGO to raise the limit.'],
  ],
  [1104046, ['play-failed', 'The token does not allow playing streams of others.']],
]);

const ENDINGS: ReadonlyMap<number, 'replaced' | 'room-closed' | CallErrorCode> = new Map([
  [1002031, 'connection-lost'],
  [1002050, 'replaced'],
  [1002055, 'room-closed'],
  [1102018, 'token-expired'],
]);

/**
 * Whatever the SDK rejected with, threw or reported, as a CallError: by its number, else as `fallback`, which says
 * what was tried. Of the vendor's objects only the number is kept: their texts may quote what was sent.
 */
export function zegoError(reason: unknown, fallback: CallErrorCode, tried: string): CallError {
  const vendorCode = numberOf(reason);
  if (vendorCode === undefined)
    return reason instanceof Error
      ? CallError.from(reason, fallback, `${tried} failed: see the cause.`)
      : new CallError(fallback, `${tried} failed for a reason the ZEGO SDK did not give.`);
  const [code, message] = MEANINGS.get(vendorCode) ?? [
    fallback,
    `${tried} failed with ZEGO's code ${vendorCode}.`,
  ];
  return new CallError(code, message, { vendorCode });
}

/** The same for what was to be told to the others: that nothing was is what counts, not why the service was not reached. */
export function messageError(reason: unknown, fallback: CallErrorCode, tried: string): CallError {
  const error = zegoError(reason, fallback, tried);
  const { code, message, vendorCode } = error;
  if (code !== 'connection-lost' && code !== 'connection-failed') return error;
  return new CallError(fallback, message, { vendorCode });
}

/** True for a number that ends the whole call: streams tell of it before the room does. */
export function endsRoom(vendorCode: number): boolean {
  return ENDINGS.has(vendorCode);
}

/** How a call that ZEGO ended with this number ends for the page; unknown numbers are a lost connection. */
export function zegoEnding(vendorCode: number): Extract<EngineEvent, { type: 'ended' | 'failed' }> {
  const ending = ENDINGS.get(vendorCode) ?? 'connection-lost';
  if (ending === 'replaced' || ending === 'room-closed') return { type: 'ended', reason: ending };
  const { message } = zegoError({ code: vendorCode }, ending, 'Staying in the room');
  return { type: 'failed', error: new CallError(ending, message, { vendorCode }) };
}

/** Rejects with what a response that resolved says went wrong. */
export function checkResponse(
  response: { readonly errorCode: number },
  fallback: CallErrorCode,
  tried: string,
): void {
  if (response.errorCode !== 0) throw zegoError(response, fallback, tried);
}

function numberOf(reason: unknown): number | undefined {
  if (typeof reason !== 'object' || reason === null || reason instanceof Error) return undefined;
  const { code, errorCode = code } = reason as { readonly code?: unknown; readonly errorCode?: unknown };
  const number = Number(errorCode);
  return errorCode !== undefined && Number.isInteger(number) && number !== 0 ? number : undefined;
}
