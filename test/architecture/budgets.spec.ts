import ts from 'typescript';
import { classesOf, filesBelow, lineCount, sources, treeOf } from './source';

const MOST_PARAMETERS = 6;

/** The most specific budget counts. */
function budget(path: string): number {
  if (path.endsWith('.hbs')) return 60;
  if (/\.controller\.ts$/.test(path)) return 80;
  if (/\.jobs\.ts$/.test(path)) return 60;
  if (/\.(service|repository)\.ts$/.test(path)) return 200;
  return 300;
}

describe('The budgets', () => {
  it('hold for every file', () => {
    const files = [
      ...sources(),
      ...filesBelow('src', /\.spec\.ts$/),
      ...filesBelow('test', /\.ts$/),
      ...filesBelow('views', /\.hbs$/),
    ];
    const over = files
      .filter((path) => lineCount(path) > budget(path))
      .map((path) => `${path}: ${lineCount(path)} lines, at most ${budget(path)}`);
    expect(over).toEqual([]);
  });

  it('hold for every constructor', () => {
    const over = sources().flatMap((path) =>
      classesOf(treeOf(path)).flatMap((node) => {
        const constructor = node.members.find((member) => ts.isConstructorDeclaration(member));
        const count = constructor?.parameters.length ?? 0;
        return count > MOST_PARAMETERS ? [`${path}: ${node.name?.text ?? ''} takes ${count}`] : [];
      }),
    );
    expect(over).toEqual([]);
  });
});
