/** Prefs that let it take H.264. */
export const H264: Record<string, unknown>;

/** Launch options for Puppeteer; with more prefs than the tests always have. */
export function firefox(more?: Record<string, unknown>): {
  browser: 'firefox';
  executablePath: string;
  headless: boolean;
  extraPrefsFirefox: Record<string, unknown>;
};
