/** From custom-elements.json to `src/frameworks/tags.ts`: what the types of every framework are made of. */
import { format, resolveConfig } from 'prettier';

const HEAD = `/** Written by \`npm run manifest\` from custom-elements.json: what can be put on the tags. The types of the frameworks are made of it. */
`;

/** A member with its documentation. */
const member = (name, type, description) =>
  `/** ${description.replaceAll('\n', '\n * ')} */\n${name}: ${type};\n`;

/** One that may be left out; the key of a template may be undefined. */
const optional = (name, type, description) =>
  member(/^\w+$/.test(name) ? `${name}?` : `'${name}'?`, `${type} | undefined`, description);

/** What is written as the text of an attribute. */
function attributeType({ type: { text }, fieldName }, element) {
  if (text === 'boolean') return `boolean | ''`;
  if (text.startsWith('number')) return 'number | `${number}`';
  return /^(readonly )?string/.test(text) ? 'string' : `Extract<${element}['${fieldName}'], string>`;
}

/** What a property is set to. One that is a list takes the text of its attribute, too, as the same name in a template is both. */
function propertyType({ name }, attributes, element) {
  const list = attributes.some((each) => each.name === name && each.type.text.endsWith('[]'));
  return `${element}['${name}']${list ? ' | string' : ''}`;
}

const stem = (name) => name.replace(/Element$/, '');

/** The interfaces of one element. */
function interfaces({ name, tagName, attributes, members, events = [] }) {
  const fields = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  const part = (suffix, summary, lines) =>
    `/** ${summary} of \`<${tagName}>\`. */\nexport ` +
    (lines.length
      ? `interface ${stem(name)}${suffix} {\n${lines.join('\n')}}\n`
      : `type ${stem(name)}${suffix} = Record<never, never>;\n`);
  return [
    part(
      'Attributes',
      'Attributes',
      attributes.map((each) => optional(each.name, attributeType(each, name), each.description)),
    ),
    part(
      'Properties',
      'Properties to set',
      fields.map((each) => optional(each.name, propertyType(each, attributes, name), each.description)),
    ),
    part(
      'Events',
      'Events',
      events.map((each) => member(`'${each.name}'`, `ZegoCallEventMap['${each.name}']`, each.description)),
    ),
  ].join('\n');
}

/** The text of `src/frameworks/tags.ts`, formatted. */
export async function tagsOf(manifest) {
  const elements = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName);
  const names = elements.map(({ name }) => name);
  const rows = elements.map(
    ({ name, tagName }) => `/** What \`<${tagName}>\` is made of. */
'${tagName}': {
  element: ${name};
  attributes: ${stem(name)}Attributes;
  properties: ${stem(name)}Properties;
  events: ${stem(name)}Events;
};`,
  );
  const text = [
    HEAD + `import type { ${[...names, 'ZegoCallEventMap'].join(', ')} } from '../elements.js';\n`,
    ...elements.map(interfaces),
    `/** The tags of the package. */\nexport interface Tags {\n${rows.join('\n')}\n}\n`,
  ].join('\n');
  return format(text, { ...(await resolveConfig('src/frameworks/tags.ts')), parser: 'typescript' });
}
