import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The tags are elements of the page, not components to look for. */
export default defineConfig({
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('zego-') } } })],
});
