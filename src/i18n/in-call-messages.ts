/** The words of what is drawn and said in a call only: English has them in the part `in-call`, other languages with their others. */

/** What a reaction of the menu is called. */
export type ReactionName = 'thumbsUp' | 'applause' | 'heart' | 'laughter' | 'surprise' | 'party';

/** One object of this type belongs to each language. */
export interface InCallMessages {
  readonly raiseHand: string;
  readonly lowerHand: string;
  /** This user's own is down again. */
  readonly handLowered: string;
  /** The button for the emojis everybody sees. */
  readonly reactions: string;
  readonly reactionNames: Readonly<Record<ReactionName, string>>;
  /** One or several people, listed in words, raised their hands. */
  readonly handsUp: (names: string, count: number) => string;
  /** They began to share a screen. */
  readonly sharing: (names: string, count: number) => string;
  readonly sharingNoMore: (names: string, count: number) => string;
  /** This user speaks, and nobody hears it. */
  readonly mutedSpeech: string;
  /** This user's network is poor: the camera off would help. */
  readonly weakLink: string;
}
