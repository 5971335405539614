/** A Chromium and small servers, for the tests that look at the package from a page. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { chromium } from '../support/chromium.mjs';

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
