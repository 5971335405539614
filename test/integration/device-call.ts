/** Calls on the loopback whose devices are looked at. */
import { findStream } from '../../src/call/call-state.js';
import type { ZegoCallElement } from '../../src/elements/zego-call.js';
import { next, reached } from '../elements/call-fixture.js';
import { fixture, html, waitUntil } from '../support/testing.js';

/** A joined call, its microphone on unless it only watches. */
export async function deviceCall(
  room: string,
  userId: string,
  more: Partial<ZegoCallElement> = {},
): Promise<ZegoCallElement> {
  const call = document.createElement('zego-call');
  Object.assign(call, { engine: 'loopback', room, userId, quality: '180p', ...more });
  const place = await fixture(html`<div style="inline-size: 640px; block-size: 400px"></div>`);
  place.append(call);
  const on = next(call, 'call-media', ({ kind, status }) => kind === 'microphone' && status === 'on');
  await call.join();
  await reached(call, 'joined');
  if (!call.viewOnly) await on;
  return call;
}

/** What comes of somebody, once it does. */
export async function received(call: ZegoCallElement, userId: string): Promise<MediaStream> {
  await waitUntil(() => findStream(call.snapshot, userId), `${userId} is seen`, { timeout: 10_000 });
  return findStream(call.snapshot, userId)!.media;
}

/** The own track of that kind. */
export function ownTrack(call: ZegoCallElement, kind: string): MediaStreamTrack {
  return call.snapshot.streams[0].media.getTracks().find((track) => track.kind === kind)!;
}
