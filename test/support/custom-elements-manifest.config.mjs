const PRIVATE = new Set(['private', 'protected']);
const LIFECYCLE = new Set([
  'render',
  'updated',
  'firstUpdated',
  'willUpdate',
  'adoptedCallback',
  'connectedMoveCallback',
]);

/** What a member of a Lit element is when it is no part of the public contract. */
const isInternal = ({ name, privacy }) => PRIVATE.has(privacy) || name.startsWith('#') || LIFECYCLE.has(name);

/** Whether a module is an entry or has a class; the others are helpers of the elements. */
const isPublic = ({ path, declarations }) =>
  !path.startsWith('src/elements/') || declarations.some(({ kind }) => kind === 'class');

/** The published file of a source. */
const published = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

/** Names files as they are published, wherever in the manifest they are named. */
function publishPaths(node) {
  if (!node || typeof node !== 'object') return;
  for (const key of ['path', 'module']) if (typeof node[key] === 'string') node[key] = published(node[key]);
  Object.values(node).forEach(publishPaths);
}

/** The definitions that define.ts makes in a loop, which the analyzer cannot follow. */
function definitions(modules) {
  return modules.flatMap(({ path, declarations }) =>
    declarations
      .filter(({ tagName }) => tagName)
      .map(({ tagName, name }) => ({
        kind: 'custom-element-definition',
        name: tagName,
        declaration: { name, module: path },
      })),
  );
}

/** Leaves internals out and adds the definitions. */
const publish = {
  name: 'publish',
  packageLinkPhase({ customElementsManifest: manifest }) {
    manifest.modules = manifest.modules
      .filter(isPublic)
      .sort((one, other) => one.path.localeCompare(other.path));
    for (const declaration of manifest.modules.flatMap(({ declarations }) => declarations))
      if (declaration.members) declaration.members = declaration.members.filter((each) => !isInternal(each));
    const define = manifest.modules.find(({ path }) => path === 'src/define.ts');
    define.exports = [
      ...define.exports.filter(({ kind }) => kind === 'js'),
      ...definitions(manifest.modules),
    ];
    publishPaths(manifest.modules);
  },
};

export default {
  globs: ['src/{index,define,elements}.ts', 'src/elements/*.ts'],
  exclude: ['src/elements/*.styles.ts', 'src/elements/lazy-parts.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publish],
};
