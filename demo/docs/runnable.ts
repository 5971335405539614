/** What makes a page of its own of an example. */
import type { Example } from './expand.js';

/** Where bare names lead in what runs without a bundler. */
const IMPORTS = {
  'zego-call': '../zego-call/zego-call.js',
  'zego-call/loopback.js': '../zego-call/loopback-engine.js',
  'zego-call/simulate.js': '../zego-call/simulate.js',
};

/** Goes before the first script of a page that lies in a folder of the site. */
export const IMPORT_MAP = `<script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;
const TAG = '<script type="module" src="../zego-call/zego-call.js"></script>';

/** A page of its own for an example, as it stands in the text, with people in its rooms. */
export function runnable({ html, people }: Pick<Example, 'html' | 'people'>): string {
  const example = html.replaceAll('src="/zego-call/', 'src="../zego-call/');
  return `<!doctype html>
<html lang="en" data-people="${people}">
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width" />
<title>An example of zego-call</title>
<link rel="icon" href="../icon.svg" />
<style>
  html { color-scheme: light dark; }
  body { margin: 1rem; font: 1rem system-ui; }
  :where(zego-call) { block-size: 75vh; }
</style>
${IMPORT_MAP}
<script type="module" src="../live.js"></script>
<body>
${example}
${example.includes('zego-call.js') ? '' : TAG}
</body>
</html>
`;
}
