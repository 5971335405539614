/** Writes what VS Code and the editors of JetBrains know of the tags, from custom-elements.json into dist/editors. */
import { readFileSync } from 'node:fs';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';

const manifest = () => JSON.parse(readFileSync('custom-elements.json', 'utf8')); // they write into what they get
const options = {
  outdir: 'dist/editors',
  exclude: ['MovableElement'],
  hideCssPartsDocs: true, // and so in the text that is shown at the tag: there are sixty
  hideCssPropertiesDocs: true,
  hideMethodDocs: true,
  hideLogs: true,
};
generateVsCodeCustomElementData(manifest(), options);
generateJetBrainsWebTypes(manifest(), { ...options, packageJson: false });
