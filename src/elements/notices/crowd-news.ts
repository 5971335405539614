/** What people do without a word: hands, reactions, shared screens. It is heard, and reactions are seen. */
import { noChange } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { Participant } from '../../call/call-state.js';
import type { CallReactionDetail, ZegoCallEventMap } from '../../events.js';
import { inCallWords } from '../../i18n/en-in-call.js';
import type { Messages } from '../../i18n/messages.js';
import type { CallCommands } from '../call-commands.js';
import { reactionInWords } from '../controls/reactions.js';
import { flyReaction } from '../stage/flying-reactions.js';
import { Gathering, listed } from './gathering.js';

/** What it takes to know of it and to tell it. */
export interface CrowdView {
  readonly call: CallCommands;
  readonly messages: Messages;
  readonly say: (text: string) => void;
}

const HANDS = 'hands';
const SHARING = 'sharing';
const SHARING_NO_MORE = 'sharing-no-more';

class CrowdNews extends AsyncDirective {
  #view: CrowdView | undefined;
  #listening: AbortController | undefined;
  #known = new Map<string, Participant>();
  readonly #gathering = new Gathering((what, names) => this.#tell(what, names));

  override render(view: CrowdView): unknown {
    this.#view = view;
    if (this.isConnected) this.#listen(view);
    return noChange;
  }

  protected override disconnected(): void {
    this.#listening?.abort();
    this.#listening = undefined;
    this.#gathering.clear();
  }

  protected override reconnected(): void {
    if (this.#view) this.#listen(this.#view);
  }

  /** What a page can hear is enough. Those of calls inside this one bubble, too. */
  #listen({ call }: CrowdView): void {
    if (this.#listening) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#known = new Map(call.participants.map((participant) => [participant.userId, participant]));
    const on = <Name extends keyof ZegoCallEventMap>(
      name: Name,
      heard: (detail: ZegoCallEventMap[Name]['detail']) => void,
    ) => {
      const listener = ({ target, detail }: ZegoCallEventMap[Name]) => target === call && heard(detail);
      call.addEventListener(name, listener as EventListener, { signal });
    };
    on('call-reaction', (detail) => this.#onReaction(detail, call));
    on('call-participant-join', ({ participant }) => this.#known.set(participant.userId, participant));
    on('call-participant-leave', ({ participant }) => this.#known.delete(participant.userId));
    on('call-participant-update', ({ participant }) => this.#onUpdate(participant));
  }

  #onReaction({ from, reaction }: CallReactionDetail, call: CallCommands): void {
    if (call.shadowRoot) flyReaction(call.shadowRoot, from, reaction);
    const name = from.local ? (this.#view?.messages.you ?? '') : from.userName;
    this.#gathering.add(reaction, from.userId, name);
  }

  /** Who was like that when they came, or when this user came, is no news. */
  #onUpdate(now: Participant): void {
    const was = this.#known.get(now.userId);
    this.#known.set(now.userId, now);
    if (!was) return;
    if (now.local) this.#ownHand(was.hand, now.hand);
    else this.#compare(was, now);
  }

  #compare(was: Participant, { userId, userName, hand, screen }: Participant): void {
    if (hand !== was.hand && hand === 'on') this.#gathering.add(HANDS, userId, userName);
    if (hand !== was.hand && hand === 'off') this.#gathering.undo(HANDS, userId);
    if (screen === was.screen) return;
    if (screen === 'on') this.#gathering.add(SHARING, userId, userName, SHARING_NO_MORE);
    else this.#gathering.add(SHARING_NO_MORE, userId, userName, SHARING);
  }

  /** Of the own screen the call itself says so. */
  #ownHand(was: Participant['hand'], now: Participant['hand']): void {
    const { messages, say } = this.#view ?? {};
    if (messages && was !== now)
      say?.(now === 'on' ? messages.handRaised : inCallWords(messages).handLowered);
  }

  #tell(what: string, names: readonly string[]): void {
    if (this.#view) this.#view.say(sentence(this.#view.messages, what, names));
  }
}

function sentence(messages: Messages, what: string, names: readonly string[]): string {
  const words = inCallWords(messages);
  const who = listed(messages, names);
  switch (what) {
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

/** Listens to a call for as long as it is drawn, and draws nothing itself: `${crowdNews(view)}`. */
export const crowdNews = directive(CrowdNews);
