/** The site that build.ts makes: of pages/, expanded into site/pages. */
import { defineConfig } from 'vitepress';

const page = (text, link) => ({ text, link: `/${link}` });

export default defineConfig({
  title: 'zego-call',
  description: 'A video call in a page with one tag.',
  lang: 'en',
  srcDir: '../../site/pages',
  srcExclude: ['public/**'],
  outDir: '../../site/dist',
  cacheDir: '../../node_modules/.cache/vitepress',
  cleanUrls: false,
  head: [['link', { rel: 'icon', href: '/icon.svg' }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('zego-') } } },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [page('Start', 'start'), page('Reference', 'reference'), page('Demos', 'demos')],
    sidebar: [
      {
        text: 'A call',
        items: [
          page('Put a call into a page', 'start'),
          page('Tokens from your server', 'tokens'),
          page('Devices and checks', 'devices'),
          page('Many people', 'people'),
        ],
      },
      {
        text: 'Make it yours',
        items: [
          page('Your own layout', 'layout'),
          page('Your own buttons', 'buttons'),
          page('Style it', 'style'),
          page('Languages', 'languages'),
        ],
      },
      {
        text: 'In a framework',
        items: [
          page('In each, and in none', 'frameworks'),
          page('React', 'react'),
          page('Vue and uni-app', 'vue'),
          page('Rendered by a server', 'server'),
        ],
      },
      {
        text: 'Move to it',
        items: [
          page('From ZEGO’s UIKit Prebuilt', 'from-uikit'),
          page('From the bare SDK', 'from-sdk'),
          page('From ZEGO’s plug-in for uni-app', 'from-uni-app'),
        ],
      },
      {
        text: 'To look up',
        items: [
          page('Reference', 'reference'),
          page('When something fails', 'troubleshooting'),
          page('Privacy and security', 'privacy'),
          page('Works with, needs, weighs', 'about'),
          page('Demo pages', 'demos'),
        ],
      },
    ],
  },
});
