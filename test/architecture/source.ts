import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

export const ROOT = resolve(__dirname, '../..');

/** All files below a folder of the project, as paths from the root. */
export function filesBelow(folder: string, pattern: RegExp): string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    for (const name of readdirSync(path)) {
      const child = join(path, name);
      if (statSync(child).isDirectory()) visit(child);
      else if (pattern.test(name)) found.push(relative(ROOT, child));
    }
  };
  visit(join(ROOT, folder));
  return found.sort();
}

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

export const lineCount = (path: string): number => read(path).trimEnd().split('\n').length;

/** The product's own code, without specs. */
export const sources = (): string[] => filesBelow('src', /\.ts$/).filter((path) => !path.endsWith('.spec.ts'));

/** What a file imports: paths from the root for own files, names for packages. */
export function importsOf(path: string): { own: string[]; packages: string[] } {
  const own: string[] = [];
  const packages: string[] = [];
  for (const { fileName } of ts.preProcessFile(read(path), true, true).importedFiles) {
    if (!fileName.startsWith('.')) packages.push(fileName);
    else own.push(resolveOwn(path, fileName));
  }
  return { own, packages };
}

function resolveOwn(from: string, specifier: string): string {
  const base = join(ROOT, dirname(from), specifier);
  for (const candidate of [`${base}.ts`, join(base, 'index.ts'), base]) {
    try {
      if (statSync(candidate).isFile()) return relative(ROOT, candidate);
    } catch {
      continue;
    }
  }
  throw new Error(`${from} imports ${specifier}, which is not there.`);
}

/** A file's syntax tree. */
export const treeOf = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS);

/** The names of the decorators of a class or method. */
export function decoratorsOf(node: ts.Node): string[] {
  if (!ts.canHaveDecorators(node)) return [];
  return (ts.getDecorators(node) ?? []).map((decorator) => {
    const { expression } = decorator;
    return (ts.isCallExpression(expression) ? expression.expression : expression).getText();
  });
}

/** Every class of a file. */
export function classesOf(tree: ts.SourceFile): ts.ClassDeclaration[] {
  const classes: ts.ClassDeclaration[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassDeclaration(node)) classes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return classes;
}
