/** Type-checks the Lit templates with lit-analyzer, telling it of newer HTML than the data it ships with. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';

const require = createRequire(import.meta.url);
const ts = require('typescript');
const { DefaultLitAnalyzerContext, LitAnalyzer, makeConfig } = require('lit-analyzer');

/** The package's own attributes: the analyzer does not see those that are accessors. */
const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const own = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);

const attributes = (...names) => names.map((name) => ({ name }));
const customHtmlData = {
  version: 1.1,
  globalAttributes: attributes(
    'popover',
    'inert',
    'enterkeyhint',
    'autocorrect',
    'exportparts',
    'writingsuggestions',
  ),
  tags: [
    {
      name: 'button',
      attributes: attributes('popovertarget', 'popovertargetaction', 'command', 'commandfor'),
    },
    { name: 'dialog', attributes: attributes('open', 'closedby') },
    { name: 'details', attributes: attributes('open', 'name') },
    ...own.map((element) => ({
      name: element.tagName,
      attributes: attributes(...(element.attributes ?? []).map(({ name }) => name)),
    })),
  ],
};

const rules = {
  'no-incompatible-property-type': 'off', // an accessor may convert by itself
  'no-invalid-css': 'off', // knows no container queries
  'no-missing-import': 'off', // tags are registered in one place, define.ts
  'no-unclosed-tag': 'off',
};

const { config, error } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
const program = ts.createProgram(fileNames, options);
const context = new DefaultLitAnalyzerContext({ getProgram: () => program });
context.updateConfig(makeConfig({ strict: true, customHtmlData, rules }));
const analyzer = new LitAnalyzer(context);

/** Lit's `nothing` takes an attribute away; the analyzer only knows that it is a symbol. */
const NOTHING = 'Symbol(undefined)';

/** Whether all else that may stand there besides `nothing` is accepted. */
function isNothingOnly(message) {
  const [, given, accepted] = /^Type '(.*)' is not assignable to '(.*)'$/.exec(message) ?? [];
  if (!given?.includes(NOTHING)) return false;
  const words = given.replace('boolean', 'true | false').split(' | ');
  const others = words.filter((word) => word !== NOTHING);
  return others.every((word) => accepted.split(' | ').includes(`"${word.replaceAll('"', '')}"`));
}

let problems = 0;
for (const file of program.getSourceFiles()) {
  if (file.isDeclarationFile || file.fileName.includes('node_modules')) continue;
  for (const { location, message, severity, source } of analyzer.getDiagnosticsInFile(file)) {
    if (severity === undefined) continue; // not reported: the rule is off
    if (isNothingOnly(message)) continue;
    const { line, character } = file.getLineAndCharacterOfPosition(location.start);
    console.error(
      `${relative('.', file.fileName)}:${line + 1}:${character + 1} ${severity} ${message} [${source}]`,
    );
    problems++;
  }
}
if (problems) process.exitCode = 1;
else console.log('templates: no problems');
