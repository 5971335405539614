/** Grants camera and microphone, a test pattern and a beep. */
export const MEDIA_ARGS: string[];

/** Launch options for a Chromium: see chromium.mjs. */
export function chromium(): Promise<{ executablePath: string; env: NodeJS.ProcessEnv; args: string[] }>;
