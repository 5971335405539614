import type { PanelMessages } from './panel-messages.js';

/** English. */
export const enPanels: PanelMessages = {
  close: 'Close',
  devices: { microphone: 'Microphone', camera: 'Camera', speaker: 'Speaker' },
  testSpeaker: 'Play a test sound',
  check: {
    start: 'Check the connection',
    steps: {
      devices: 'Microphone and camera',
      token: 'Invitation',
      service: 'Service',
      media: 'Sound and picture',
    },
    outcomes: { ok: 'works', failed: 'does not work', skipped: 'not checked', running: 'Checking…' },
  },
  deviceHelp: {
    site: {
      chrome: 'Click the icon to the left of the address, allow microphone and camera there, then try again.',
      firefox:
        'Click the crossed-out microphone or camera to the left of the address, remove the block, then try again.',
      safari:
        'In the menu bar choose Safari, then “Settings for This Website”, allow microphone and camera, then try again.',
      ios: 'Tap the icon beside the address, open “Website Settings”, allow microphone and camera, then try again.',
    },
    system: {
      mac: 'Your Mac blocks it: open System Settings, “Privacy & Security”, allow your browser under Microphone and Camera, and restart the browser.',
      windows:
        'Windows blocks it: open Settings, “Privacy & security”, and allow desktop apps under Microphone and Camera.',
      android:
        'Android blocks it: open Settings, Apps, your browser, Permissions, and allow Microphone and Camera.',
      ios: 'Your device blocks it: open Settings, Apps, your browser, and allow Microphone and Camera.',
      other:
        'Your system blocks it: allow your browser to use microphone and camera in its privacy settings.',
    },
    busy: 'Often it is another meeting app or another tab. Close it, or plug the device out and in again, then try again.',
  },
  shortcuts: 'Keyboard shortcuts',
  shortcutsHint: 'They work while the focus is in the call and you are not typing.',
  keys: {
    microphone: 'Microphone on or off',
    camera: 'Camera on or off',
    screen: 'Share your screen or stop',
    hand: 'Raise or lower your hand',
    chat: 'Open or close the chat',
    people: 'Open or close the list of people',
    help: 'Show this list',
  },
  tile: {
    pin: 'Pin',
    unpin: 'Unpin',
    save: 'Save picture',
    fullscreen: 'Full screen',
    window: 'Picture in picture',
    volume: 'Volume',
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
  diagnostics: {
    whose: 'Whose connection',
    everybody: 'Everybody',
    bitrate: 'Bit rate',
    loss: 'Packets lost',
    roundTrip: 'Round trip',
    frameRate: 'Frames per second',
    up: 'Sent',
    down: 'Received',
    unknown: '–',
    joining: 'How long joining took',
    steps: {
      engine: 'Software loaded',
      media: 'Microphone and camera open',
      login: 'In the room',
      publish: 'Others can see and hear you',
      remoteFrame: 'First picture of somebody else',
    },
    copy: 'Copy the figures',
    copied: 'Copied.',
    notCopied: 'The browser did not allow it.',
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
