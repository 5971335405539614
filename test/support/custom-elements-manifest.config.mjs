const PRIVATE = new Set(['private', 'protected']);

/** What a member of a Lit element is not: part of the public contract. */
const isInternal = ({ name, privacy }) =>
  PRIVATE.has(privacy) || name.startsWith('#') || name.startsWith('_') || LIFECYCLE.has(name);

const LIFECYCLE = new Set(['render', 'updated', 'firstUpdated', 'willUpdate', 'connectedMoveCallback']);

/** The published file of a source. */
const published = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

/** Leaves internals out, keeps modules that hold public declarations, and names files as they are published. */
const publish = {
  name: 'publish',
  packageLinkPhase({ customElementsManifest }) {
    const rename = (node) => {
      if (!node || typeof node !== 'object') return;
      for (const key of ['path', 'module'])
        if (typeof node[key] === 'string') node[key] = published(node[key]);
      Object.values(node).forEach(rename);
    };
    for (const { declarations } of customElementsManifest.modules)
      for (const declaration of declarations)
        if (declaration.members)
          declaration.members = declaration.members.filter((member) => !isInternal(member));
    customElementsManifest.modules.sort((a, b) => a.path.localeCompare(b.path));
    rename(customElementsManifest.modules);
  },
};

export default {
  globs: ['src/{define,elements}.ts', 'src/elements/*.ts'],
  exclude: ['src/elements/*.styles.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publish],
};
