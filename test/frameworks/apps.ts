/** The applications of demo/frameworks, and in what they differ for who builds, serves and looks at them. */

/** An application. Its package.json has the scripts `dev`, `build` and `types`, and `start` if that serves what was built. */
export interface App {
  readonly name: string;
  /** Its folder in demo/frameworks. Default its name. */
  readonly folder?: string;
  /** What it is made with, in words. */
  readonly title: string;
  /** The packages that say so, in the order of the words. */
  readonly packages: readonly string[];
  /** The file with its heading, `A call in …`, and its `<zego-call>`. */
  readonly view: string;
  /** What of the view becomes what else when it is edited, for `camera-off` to be false. */
  readonly swap?: readonly [from: string, to: string];
  /** How its scripts end that come in more than one way. */
  readonly way?: string;
  /** Whether there is nothing to build: what is served is the folder itself. */
  readonly bare?: boolean;
  /** Whether a page has to be loaded anew to show an edit. */
  readonly reload?: boolean;
  /** Whether an edit makes a new element in the same page. */
  readonly remounts?: boolean;
  /** Whether `start` serves what was built. */
  readonly start?: boolean;
  /** Whether a server draws the call. */
  readonly server?: boolean;
  /** How `dev` and `start` are told of a port. Default `--port=`. */
  readonly port?: string;
  /** Its page, below the root. */
  readonly page?: string;
  /** What is served of what was built. Default `dist`. */
  readonly out?: string;
  /** Whether it is developed with the package unbundled as well, by the ways of install.ts. */
  readonly unbundled?: boolean;
  /** Whether ZEGO's own finished client is to join as well. */
  readonly kit?: boolean;
  /** The hosts of what it wants of its maker, which no page here gets. */
  readonly maker?: string;
}

/** `React 19.0.0, Vite 8.0.0`, of the words of a title and the versions of its packages. */
export function madeWith(
  title: string,
  packages: readonly string[],
  versionOf: (name: string) => string | undefined,
): string {
  const words = title.split(', ').map((word, index) => {
    const name = packages[index];
    return name ? `${word} ${versionOf(name) ?? ''}` : word;
  });
  return words.join(', ');
}

/** One folder, in three ways. */
const plain = { folder: 'plain', view: 'index.html', swap: ['', ''], out: '.' } as const;

export const APPS: readonly App[] = [
  { name: 'react', title: 'React, Vite', packages: ['react', 'vite'], view: 'src/Call.tsx', unbundled: true },
  { name: 'vue', title: 'Vue, Vite', packages: ['vue', 'vite'], view: 'src/Call.vue' },
  {
    name: 'uni-app',
    title: 'uni-app (H5), Vite',
    packages: ['@dcloudio/uni-app', 'vite'],
    view: 'src/pages/index/index.vue',
    out: 'dist/build/h5',
    kit: true,
    maker: '*.dcloud.net.cn',
  },
  {
    name: 'svelte',
    title: 'Svelte, Vite',
    packages: ['svelte', 'vite'],
    view: 'src/Call.svelte',
    remounts: true,
  },
  {
    name: 'next',
    title: 'Next.js, React',
    packages: ['next', 'react'],
    view: 'app/page.tsx',
    swap: ["'camera-off': false", "'camera-off': 'false'"],
    remounts: true,
    start: true,
    server: true,
  },
  {
    ...plain,
    name: 'webpack',
    title: 'webpack',
    packages: ['webpack'],
    way: ':webpack',
  },
  {
    ...plain,
    name: 'esbuild',
    title: 'esbuild',
    packages: ['esbuild'],
    way: ':esbuild',
    port: '--serve=',
    reload: true,
  },
  {
    ...plain,
    name: 'import-map',
    title: 'an import map',
    packages: [],
    view: 'import-map.html',
    page: 'import-map.html',
    way: ':import-map',
    port: '--serve=',
    bare: true,
    reload: true,
  },
  {
    name: 'solid',
    title: 'Solid, Vite',
    packages: ['solid-js', 'vite'],
    view: 'src/Call.tsx',
    swap: ['prop:cameraOff', 'attr:camera-off'],
    remounts: true,
  },
  { name: 'preact', title: 'Preact, Vite', packages: ['preact', 'vite'], view: 'src/Call.tsx' },
  {
    name: 'angular',
    title: 'Angular',
    packages: ['@angular/core'],
    view: 'src/call.ts',
    swap: ['[cameraOff]', '[attr.camera-off]'],
    remounts: true,
  },
  {
    name: 'astro',
    title: 'Astro, rendered by a server',
    packages: ['astro'],
    view: 'src/pages/index.astro',
    swap: ["'camera-off': false", "'camera-off': 'false'"],
    start: true,
    server: true,
  },
];
