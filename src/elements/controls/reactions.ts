/** The emojis a user can show to everybody. */
import { ignoreReported } from '../../controllers/call-controller.js';
import type { ReactionName } from '../../i18n/in-call-messages.js';
import type { Messages } from '../../i18n/messages.js';
import type { CallCommands } from '../call-commands.js';
import type { MenuSection } from '../menus/menu-item.js';

/** Few, so that the menu is a glance; a page can send any other. */
const REACTIONS: Readonly<Record<ReactionName, string>> = {
  thumbsUp: '👍',
  applause: '👏',
  heart: '❤️',
  laughter: '😂',
  surprise: '😮',
  party: '🎉',
};

const NAMES = Object.keys(REACTIONS) as ReactionName[];

/** What is in the menu. */
export function reactionSections(messages: Messages, call: CallCommands): readonly MenuSection[] {
  const words = messages.inCall.reactionNames;
  const item = (name: ReactionName) => ({
    label: words[name],
    glyph: REACTIONS[name],
    press: () => void call.sendReaction(REACTIONS[name]).catch(ignoreReported),
  });
  return [{ row: true, items: NAMES.map(item) }];
}

/** A reaction in words; one that is not in the menu is left to the screen reader, which knows all emojis. */
export function reactionInWords(messages: Messages, reaction: string): string {
  const name = NAMES.find((each) => REACTIONS[each] === reaction);
  return name ? messages.inCall.reactionNames[name] : reaction;
}
