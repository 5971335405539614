/** Which browser and system the words are about. For words only: nothing works differently. */

/** Where the settings of a site are found differently. */
export type Browser = 'chrome' | 'firefox' | 'safari' | 'ios';

/** Where the privacy settings of the system are found differently. */
export type System = 'mac' | 'windows' | 'android' | 'ios' | 'other';

/** By what the browser says of itself. */
export function thisBrowser(userAgent = navigator.userAgent): Browser {
  if (isIos(userAgent)) return 'ios';
  if (/Firefox\//.test(userAgent)) return 'firefox';
  return /Safari\//.test(userAgent) && !/Chrom(e|ium)\//.test(userAgent) ? 'safari' : 'chrome';
}

/** By what the browser says of its system. */
export function thisSystem(userAgent = navigator.userAgent): System {
  if (isIos(userAgent)) return 'ios';
  if (/Android/.test(userAgent)) return 'android';
  if (/Windows/.test(userAgent)) return 'windows';
  return /Mac OS X/.test(userAgent) ? 'mac' : 'other';
}

/** An iPad says that it is a Mac, but can be touched. */
function isIos(userAgent: string): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && navigator.maxTouchPoints > 1);
}
