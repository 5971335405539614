import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The tags are elements of the page, not components to look for. */
const isCustomElement = (tag) => tag.startsWith('zego-');

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
