import type { PanelMessages } from './panel-messages.js';

/** English. */
export const enPanels: PanelMessages = {
  close: 'Close',
  shortcuts: 'Keyboard shortcuts',
  shortcutsHint: 'They work while the focus is in the call and you are not typing.',
  keys: {
    microphone: 'Microphone on or off',
    camera: 'Camera on or off',
    chat: 'Open or close the chat',
    help: 'Show this list',
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
