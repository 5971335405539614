/** The applications of demo/frameworks, and in what they differ for who builds, serves and looks at them. */

/** An application. Its package.json has the scripts `dev`, `build` and `types`. */
export interface App {
  /** Its folder in demo/frameworks. */
  readonly name: string;
  /** What it is made with, in words. */
  readonly title: string;
  /** The packages that say so, in the order of the words. */
  readonly packages: readonly string[];
  /** The file with its heading, `A call in …`, and its `<zego-call>`. */
  readonly view: string;
  /** What of the view becomes `camera-off`, with the value false, when it is edited. */
  readonly property?: string;
  /** Where the build goes. Default `dist`. */
  readonly out?: string;
  /** Whether ZEGO's own finished client is to join as well. */
  readonly kit?: boolean;
  /** The hosts of what it wants of its maker, which no page here gets. */
  readonly maker?: string;
}

export const APPS: readonly App[] = [
  { name: 'react', title: 'React, Vite', packages: ['react', 'vite'], view: 'src/Call.tsx' },
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
];
