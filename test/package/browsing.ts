/** A Chromium and small servers, for the tests that look at the package from a page. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { chromium } from '../support/chromium.mjs';

/** After so many different ones a picture moves. */
const FRAMES = 5;

/** A Chromium with a fake camera and microphone. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env, args } = await chromium();
  return playwright.launch({ executablePath, args, env: env });
}

/** A server on a port of its own. The caller closes it. */
export function listen(listener: RequestListener): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve) => server.listen(0, () => resolve(server)));
}

/** The port of a server. */
export const portOf = (server: Server) => (server.address() as AddressInfo).port;

/** Starts something on a port that is free, and on another one where somebody else was quicker. */
export async function onFreePort<T>(start: (port: number) => Promise<T>, tries = 3): Promise<T> {
  const server = await listen(() => undefined);
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  try {
    return await start(port);
  } catch (error) {
    const taken = /EADDRINUSE|(address|port \d+) (is )?already in use/i.test((error as Error).message);
    if (!taken || tries === 1) throw error;
    return onFreePort(start, tries - 1);
  }
}

/** Resolves when the first so many pictures of others in a page have moved: frames were shown and differ. */
export async function moving(page: Page, pictures = 1): Promise<void> {
  // Looked up each time, as a tile may be drawn anew. No named functions, which tsx would need a helper for.
  const seen = await page.evaluateHandle(() => new WeakMap<HTMLVideoElement, Set<string>>());
  await page.waitForFunction(
    ({ seen, pictures, frames }) => {
      const canvas = new OffscreenCanvas(64, 36);
      const context = canvas.getContext('2d', { willReadFrequently: true })!;
      const calls = [...document.querySelectorAll('zego-call')];
      const videos = [document, ...calls.map(({ shadowRoot }) => shadowRoot)]
        .flatMap((root) => [...(root?.querySelectorAll('zego-remote-video') ?? [])])
        .flatMap(({ shadowRoot }) => [...(shadowRoot?.querySelectorAll('video') ?? [])])
        .slice(0, pictures);
      for (const video of videos) {
        if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) continue;
        context.drawImage(video, 0, 0, canvas.width, canvas.height);
        const frame = context.getImageData(0, 0, canvas.width, canvas.height).data.join();
        const shown = seen.get(video) ?? new Set();
        seen.set(video, shown.size < frames ? shown.add(frame) : shown);
      }
      return videos.length === pictures && videos.every((video) => (seen.get(video)?.size ?? 0) >= frames);
    },
    { seen, pictures, frames: FRAMES },
    { timeout: 60_000 },
  );
}

/** Everything that goes wrong in a page from now on, in words: console messages, errors, requests that fail. */
export function troubles(page: Page): string[] {
  const list: string[] = [];
  page.on('console', (message) => list.push(`console.${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => list.push(`page error: ${error.message}`));
  page.on('requestfailed', (request) =>
    list.push(`request failed: ${request.url()} ${request.failure()?.errorText}`),
  );
  page.on('response', (response) => {
    if (response.status() >= 400) list.push(`${response.status()}: ${response.url()}`);
  });
  return list;
}
