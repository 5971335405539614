import type { PanelMessages } from './panel-messages.js';

/** English. */
export const enPanels: PanelMessages = {
  close: 'Close',
  shortcuts: 'Keyboard shortcuts',
  shortcutsHint: 'They work while the focus is in the call and you are not typing.',
  keys: {
    microphone: 'Microphone on or off',
    camera: 'Camera on or off',
    screen: 'Share your screen or stop',
    chat: 'Open or close the chat',
    people: 'Open or close the list of people',
    help: 'Show this list',
  },
  layouts: { auto: 'Automatic', grid: 'Grid', speaker: 'Speaker', sidebar: 'Sidebar' },
  deviceKinds: { microphone: 'Microphone', camera: 'Camera', speaker: 'Speaker' },
  people: {
    count: (count) => `${count} ${count === 1 ? 'person' : 'people'} in the call`,
    search: 'Search people',
    nobody: 'Nobody of that name is here.',
    self: (name) => `${name} (you)`,
    pin: (name) => `Show ${name} large`,
    unpin: (name) => `Stop showing ${name} large`,
    handUp: 'Hand raised',
    speaking: 'Speaking',
    sharing: 'Sharing a screen',
  },
  chat: {
    log: 'Messages',
    empty: 'No messages yet',
    readers: 'Everybody who is in the call now can read what you write.',
    write: 'Write a message',
    send: 'Send',
    sending: 'Sending…',
    failed: 'Not sent.',
    retry: 'Send again',
    newest: 'Newest messages',
    you: 'You',
    bytesLeft: (count) => `${count} ${count === 1 ? 'byte' : 'bytes'} left`,
    tooLong: (count) => `${count} ${count === 1 ? 'byte' : 'bytes'} too long`,
  },
};
