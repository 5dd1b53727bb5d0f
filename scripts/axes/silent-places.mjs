import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** Looks at calls and tools that a new member would slip through, outside of what defines and serves them. */
const PROBES = [
  [/'(?:amount|shares|recipient)' in /, 'asks a call for a member: use what follows from its sides'],
  [/\btool\.(?:starts|ends)With\(/, 'reads the name of a tool: use its definition'],
  [
    /Partial<Record<(?:ToolName|ActionTool|QueryTool|Strategy)\b/,
    'knows some members only: use the definition',
  ],
];
const AT_HOME = /^src\/(?:domain\/tools|protocols)\//;

/** @returns places where a new member of a domain union would be forgotten in silence, a line each */
export function silentPlaces(project) {
  return [
    ...new Set(['tsconfig.build.json', 'web/tsconfig.json'].flatMap((name) => placesOf(project, name))),
  ];
}

function placesOf(project, name) {
  const program = programOf(join(project, name));
  const checker = program.getTypeChecker();
  const files = program
    .getSourceFiles()
    .map((file) => ({ file, path: relative(project, file.fileName).replaceAll('\\', '/') }))
    .filter(({ path }) => /^(?:web\/)?src\//.test(path));
  const unions = files
    .filter(({ path }) => path.startsWith('src/domain/'))
    .flatMap(({ file }) => unionsOf(file, checker));
  return files.flatMap(({ file, path }) => [
    ...openSwitches(file, unions, checker).map((at) => `${path}:${at}`),
    ...(AT_HOME.test(path) ? [] : probes(file).map((at) => `${path}:${at}`)),
  ]);
}

function programOf(path) {
  const { config } = ts.readConfigFile(path, (name) => readFileSync(name, 'utf8'));
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path));
  return ts.createProgram(fileNames, { ...options, noEmit: true });
}

/** The exported unions of a file: of texts, or of objects that a member of texts tells apart. */
function unionsOf(file, checker) {
  const symbol = checker.getSymbolAtLocation(file);
  const exported = symbol ? checker.getExportsOfModule(symbol) : [];
  return exported
    .filter(({ flags }) => flags & ts.SymbolFlags.TypeAlias)
    .flatMap((alias) => {
      const type = checker.getDeclaredTypeOfSymbol(alias);
      const texts = textsOf(type);
      if (texts) return [texts];
      if (!type.isUnion()) return [];
      return type.getProperties().flatMap((property) => textsOf(checker.getTypeOfSymbol(property)) ?? []);
    })
    .map((texts) => new Set(texts))
    .filter(({ size }) => size > 1);
}

/** The members of a union of texts; `undefined` for another type. */
function textsOf(type) {
  if (!type.isUnion()) return undefined;
  const texts = type.types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
  return texts.every((member) => member.isStringLiteral()) ? texts.map(({ value }) => value) : undefined;
}

/** Switches over a domain union whose default takes whatever is not named. */
function openSwitches(file, unions, checker) {
  const found = [];
  const visit = (node) => {
    if (ts.isSwitchStatement(node) && isOpen(node, unions, checker)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${line + 1} a switch over ${node.expression.getText()} with a default for the rest`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isOpen({ expression, caseBlock }, unions, checker) {
  const rest = caseBlock.clauses.find(ts.isDefaultClause);
  if (rest === undefined || /\bsatisfies never\b/.test(rest.getText())) return false;
  const cases = caseBlock.clauses.filter(ts.isCaseClause).map((clause) => clause.expression);
  if (cases.length === 0 || !cases.every(ts.isStringLiteral)) return false;
  const type = checker.getTypeAtLocation(expression);
  const possible = type.flags & ts.TypeFlags.String ? [] : textsOf(type);
  if (possible === undefined) return false;
  const named = [...possible, ...cases.map(({ text }) => text)];
  return unions.some((union) => named.every((text) => union.has(text)));
}

function probes(file) {
  return file.text
    .split('\n')
    .flatMap((line, index) =>
      PROBES.filter(([probe]) => probe.test(line)).map(([, why]) => `${index + 1} ${why}`),
    );
}
