import ts from 'typescript';
import { classesOf, decoratorsOf, filesBelow, read, sources, treeOf } from './source';

const ROUTE = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Head', 'Options']);
/** Fields by which a stored row belongs to a person. */
const PERSONAL = /\b(personId|personIds|fullName|callName)\b\s*[:?]/;

describe('The rules of the house', () => {
  it('let no route be without @Allow', () => {
    const open = sources().flatMap((path) =>
      classesOf(treeOf(path))
        .filter((node) => decoratorsOf(node).includes('Controller'))
        .flatMap((node) =>
          node.members
            .filter((member) => ts.isMethodDeclaration(member))
            .filter((member) => decoratorsOf(member).some((name) => ROUTE.has(name)))
            .filter((member) => !decoratorsOf(member).includes('Allow') && !decoratorsOf(node).includes('Allow'))
            .map((member) => `${path}: ${member.name.getText()}`),
        ),
    );
    expect(open).toEqual([]);
  });

  it('give every declared job exactly one handler', () => {
    const code = sources().map(read).join('\n');
    const declared = [...code.matchAll(/export const (\w+) = defineJob\(/g)].map((match) => match[1] ?? '');
    const wrong = declared.filter(
      (name) => [...code.matchAll(new RegExp(`\\.handle\\(\\s*${name}\\b`, 'g'))].length !== 1,
    );
    expect(declared.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it('give every message a letter, whose sample its handler has to make', () => {
    const code = sources().map(read).join('\n');
    const declared = [...code.matchAll(/export const (\w+) = defineMessage\(/g)].map((match) => match[1] ?? '');
    // A handler without `sample` does not compile; the start fails on a message without a handler.
    const wrong = declared.filter((name) => !new RegExp(`(\\.handle\\(\\s*|message: )${name}\\b`).test(code));
    expect(declared.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it('know how to erase the person from every schema that has one', () => {
    const schemas = filesBelow('src', /\.schema\.ts$/).filter((path) => PERSONAL.test(read(path)));
    const wrong = schemas.filter((path) => {
      const domain = path.split('/').slice(0, 2).join('/');
      return !sources().some((file) => file.startsWith(`${domain}/`) && /registerEraser\(/.test(read(file)));
    });
    expect(wrong).toEqual([]);
  });

  it('have no inline style, script or handler in pages', () => {
    const wrong = filesBelow('views', /\.hbs$/)
      .filter((path) => !path.startsWith('views/emails/'))
      .filter((path) => / style="|<style|<script(?![^>]* src=)|\son(click|load|submit|change)=/i.test(read(path)));
    expect(wrong).toEqual([]);
  });

  it('have only logical properties in stylesheets', () => {
    const physical = /(^|[\s;{])((margin|padding|border)-(left|right)|left|right|float)\s*:|text-align:\s*(left|right)/;
    const wrong = filesBelow('public', /\.css$/).flatMap((path) =>
      read(path)
        .split('\n')
        .filter((line) => physical.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });
});
