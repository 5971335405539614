/** How the news of a room change the snapshot, in the file that comes with the room. Pure. */
import { change, onOff, patch, reduce, withStreams, type CallFact } from './call-reducer.js';
import type { CallSnapshot, DeviceStatus, Participant } from './call-state.js';
import { isActive } from './call-transitions.js';

/** The id of what the user shares: no engine names a stream so. */
const OWN_SCREEN = 'own-screen';

/** The snapshot after `fact`, whichever that is; the very same object as {@link reduce} says. */
export function reduceRoom(now: CallSnapshot, fact: CallFact): CallSnapshot {
  return isActive(now.state) ? reduceNews(now, fact) : reduce(now, fact);
}

function reduceNews(now: CallSnapshot, fact: CallFact): CallSnapshot {
  switch (fact.type) {
    case 'screen-changed':
      return withScreen(now, fact.status, fact.stream);
    case 'participant-joined':
      return find(now, fact.participant.userId)
        ? now
        : change(now, { participants: [...now.participants, fact.participant] });
    case 'participant-left':
      if (!find(now, fact.userId) || find(now, fact.userId)?.local) return now;
      return change(withActive(now, now.activeSpeaker === fact.userId ? undefined : now.activeSpeaker), {
        participants: now.participants.filter(({ userId }) => userId !== fact.userId),
        streams: now.streams.filter(({ userId }) => userId !== fact.userId),
      });
    case 'unlisted-changed':
      return now.unlisted === fact.count ? now : change(now, { unlisted: fact.count });
    case 'hand-changed': {
      const hand = onOff(fact.raised);
      const who = find(now, fact.userId);
      if (!who || who.hand === hand) return now;
      return change(now, {
        participants: now.participants.map((each) => (each === who ? { ...who, hand } : each)),
      });
    }
    case 'stream-added': {
      const { userId, source, streamId, stream: media, audio, video } = fact;
      const was = now.streams.find((stream) => stream.streamId === streamId);
      if (!find(now, userId) || was?.media === media) return now;
      const is = { userId, source, streamId, media, audio, video };
      return withStreams(now, was ? patch(now, streamId, is) : [...now.streams, is]);
    }
    case 'stream-removed': {
      const streams = now.streams.filter(({ streamId }) => streamId !== fact.streamId);
      return streams.length === now.streams.length ? now : withStreams(now, streams);
    }
    case 'media-changed': {
      const { streamId, audio, video } = fact;
      const was = now.streams.find((stream) => stream.streamId === streamId);
      if (!was || ((audio ?? was.audio) === was.audio && (video ?? was.video) === was.video)) return now;
      const more = { ...(audio !== undefined && { audio }), ...(video !== undefined && { video }) };
      return withStreams(now, patch(now, streamId, more));
    }
    case 'quality': {
      const known = [fact.up, fact.down].filter((grade) => grade > 0);
      const quality = known.length ? Math.min(...known) : 0;
      const was = find(now, fact.userId);
      if (!was || was.quality === quality) return now;
      const is = { ...was, quality };
      return change(now, { participants: now.participants.map((each) => (each === was ? is : each)) });
    }
    case 'speech-changed': {
      const participants = now.participants.map((participant) => {
        const speaking = fact.speaking.has(participant.userId);
        return speaking === participant.speaking ? participant : { ...participant, speaking };
      });
      const same = participants.every((participant, i) => participant === now.participants[i]);
      const active = fact.active !== undefined && find(now, fact.active) ? fact.active : undefined;
      const { whileMuted: speakingWhileMuted } = fact;
      if (same && active === now.activeSpeaker && speakingWhileMuted === now.speakingWhileMuted) return now;
      const more = { speakingWhileMuted, participants: same ? now.participants : participants };
      return change(withActive(now, active), more);
    }
    default:
      return reduce(now, fact);
  }
}

/** With another loudest speaker, or none. Not frozen. */
function withActive({ activeSpeaker: _, ...now }: CallSnapshot, active: string | undefined): CallSnapshot {
  return active === undefined ? now : { ...now, activeSpeaker: active };
}

function find(now: CallSnapshot, userId: string): Participant | undefined {
  return now.participants.find((participant) => participant.userId === userId);
}

/** With the own screen as it stands: on for who looks at it as soon as it is for the others. */
function withScreen(now: CallSnapshot, status: DeviceStatus, media: MediaStream | undefined): CallSnapshot {
  const was = now.streams.find(({ streamId }) => streamId === OWN_SCREEN);
  const userId = now.participants.find(({ local }) => local)?.userId;
  if ((now.screen === status && was?.media === media) || userId === undefined) return now;
  const on = status === 'on';
  const others = now.streams.filter((stream) => stream !== was);
  const own = { userId, streamId: OWN_SCREEN, source: 'screen' } as const;
  const streams = media
    ? [...others, { ...own, media, audio: on && media.getAudioTracks().length > 0, video: on }]
    : others;
  return withStreams(change(now, { screen: status }), streams);
}
