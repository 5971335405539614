import type { InCallMessages } from './in-call-messages.js';

/** English. */
export const enInCall: InCallMessages = {
  raiseHand: 'Raise your hand',
  lowerHand: 'Lower your hand',
  handLowered: 'Hand lowered',
  reactions: 'Reactions',
  reactionNames: {
    thumbsUp: 'Thumbs up',
    applause: 'Applause',
    heart: 'Heart',
    laughter: 'Laughter',
    surprise: 'Surprise',
    party: 'Celebration',
  },
  handsUp: (names, count) => `${names} raised ${count === 1 ? 'a hand' : 'their hands'}`,
  sharing: (names) => `${names} started sharing`,
  sharingNoMore: (names) => `${names} stopped sharing`,
  mutedSpeech: 'You are speaking, but your microphone is off.',
  weakLink: 'Your connection is weak. Without the camera your voice stays clear.',
};
