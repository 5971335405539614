/** What people do without a word, in words: they come and go, raise hands, react, share screens. */
import type { CallChange } from '../../call/call-changes.js';
import type { Participant } from '../../call/call-state.js';
import type { Messages } from '../../i18n/messages.js';
import { reactionInWords } from '../controls/reactions.js';
import { Gathering, listed } from './gathering.js';

const CAME = 'came';
const WENT = 'went';
const HANDS = 'hands';
const SHARING = 'sharing';
const SHARING_NO_MORE = 'sharing-no-more';

/** Gathers what several do at about the same time into one sentence. */
export class CrowdNews {
  readonly #say: (text: string) => void;
  readonly #known = new Map<string, Participant>();
  readonly #gathering = new Gathering((what, names) => this.#tell(what, names));
  #messages: Messages | undefined;

  constructor(say: (text: string) => void) {
    this.#say = say;
  }

  /** Something happened, and the call has these `participants` now. */
  hear(messages: Messages, changes: readonly CallChange[], participants: readonly Participant[]): void {
    this.#messages = messages;
    // Who was like that when this user came is no news.
    if (changes.some(({ type }) => type === 'state'))
      for (const participant of participants) this.#known.set(participant.userId, participant);
    for (const change of changes) this.#hear(change);
  }

  /** The call is over: nobody comes or goes any more. */
  forget(): void {
    this.#gathering.clear();
    this.#known.clear();
  }

  #hear(change: CallChange): void {
    switch (change.type) {
      case 'participant-join':
        this.#known.set(change.participant.userId, change.participant);
        return this.#gather(CAME, change.participant, WENT);
      case 'participant-leave':
        this.#known.delete(change.participant.userId);
        return this.#gather(WENT, change.participant, CAME);
      case 'participant-update':
        return this.#compare(change.participant);
      case 'reaction':
        return this.#gather(change.reaction, change.from);
      default:
    }
  }

  #compare(now: Participant): void {
    const was = this.#known.get(now.userId);
    this.#known.set(now.userId, now);
    if (!was) return;
    if (was.hand !== now.hand) this.#onHand(now);
    if (was.screen === now.screen || now.local) return; // of the own one the call says so
    if (now.screen === 'on') this.#gather(SHARING, now, SHARING_NO_MORE);
    else this.#gather(SHARING_NO_MORE, now, SHARING);
  }

  /** That somebody else's is down again is no news; of the own one the key says nothing. */
  #onHand(now: Participant): void {
    const messages = this.#messages;
    if (now.local && messages)
      this.#say(now.hand === 'on' ? messages.handRaised : messages.inCall.handLowered);
    else if (now.hand === 'on') this.#gather(HANDS, now);
    else this.#gathering.undo(HANDS, now.userId);
  }

  #gather(what: string, { userId, userName, local }: Participant, instead?: string): void {
    this.#gathering.add(what, userId, local && this.#messages ? this.#messages.you : userName, instead);
  }

  #tell(what: string, names: readonly string[]): void {
    if (this.#messages) this.#say(sentence(this.#messages, what, names));
  }
}

function sentence(messages: Messages, what: string, names: readonly string[]): string {
  const words = messages.inCall;
  const who = listed(messages, names);
  switch (what) {
    case CAME:
      return messages.joined(who, names.length);
    case WENT:
      return messages.gone(who, names.length);
    case HANDS:
      return words.handsUp(who, names.length);
    case SHARING:
      return words.sharing(who, names.length);
    case SHARING_NO_MORE:
      return words.sharingNoMore(who, names.length);
    default:
      return messages.named(who, reactionInWords(messages, what));
  }
}
