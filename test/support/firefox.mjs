import { existsSync } from 'node:fs';

const INSTALLED = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox',
  '/usr/bin/firefox-esr',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:/Program Files/Mozilla Firefox/firefox.exe',
];

/** Grants camera and microphone, a test pattern and a tone, and plays and hears on a machine without sound. */
const PREFS = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.video.lock_scaling': true, // a busy machine would send smaller pictures than were asked for
  'media.autoplay.default': 0,
  'media.cubeb.force_mock_context': true,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'intl.accept_languages': 'en-US',
};

/** Lets Firefox take H.264 by FFmpeg of the machine: it counts that as hardware, and believes in none that it does not know. */
export const H264 = {
  'media.webrtc.hw.h264.enabled': true,
  'gfx.blacklist.webrtc.hw.acceleration.h264': 1, // "works", told in advance
  'media.navigator.mediadatadecoder_h264_enabled': true,
};

/** Launch options for an installed Firefox; throws, and says what to do, where there is none. */
export function firefox(more = {}) {
  const executablePath = INSTALLED.find((path) => path && existsSync(path));
  if (!executablePath)
    throw new Error('No Firefox found: install one (Debian: apt install firefox-esr) or set FIREFOX_PATH.');
  return { browser: 'firefox', executablePath, headless: true, extraPrefsFirefox: { ...PREFS, ...more } };
}
