import uni from '@dcloudio/vite-plugin-uni';
import { defineConfig, type Plugin } from 'vite';

/** The tags are elements of the page, not components to look for. */
const isCustomElement = (tag: string) => tag.startsWith('zego-');

/** uni-app would begin the names of the package's lazy files with dots: many servers do not hand out such files. */
const plainNames: Plugin = {
  name: 'plain-names',
  enforce: 'post',
  config: () => ({
    build: { rollupOptions: { output: { chunkFileNames: 'assets/[name].[hash].js' } } },
  }),
};

export default defineConfig({
  plugins: [uni({ vueOptions: { template: { compilerOptions: { isCustomElement } } } }), plainNames],
});
