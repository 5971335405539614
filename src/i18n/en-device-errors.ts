import type { Messages } from './messages.js';

/** English: what keeps a device from opening. */
export const enDeviceErrors: Messages['deviceErrors'] = {
  microphone: {
    'permission-denied':
      'The browser may not use your microphone. Allow it in the site settings next to the address, then turn it on.',
    'device-missing': 'No microphone was found. Plug one in, then turn it on.',
    'device-busy': 'Another program is using your microphone. Close it there, then turn it on here.',
  },
  camera: {
    'permission-denied':
      'The browser may not use your camera. Allow it in the site settings next to the address, then turn it on.',
    'device-missing': 'No camera was found. Plug one in, then turn it on.',
    'device-busy': 'Another program is using your camera. Close it there, then turn it on here.',
  },
};
