import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromRoot } from '../platform/i18n';
import { type Exchange, ExchangeSchema } from '../learning';

const folder = (): string => fromRoot('demo-material');

/** The courses that have material: each has a folder with a `material.json`, and its drawings beside it. */
export const materialFolders = (): Promise<string[]> => readdir(folder());

/** What a course teaches. @throws when it is no material of a course */
export async function readMaterial(course: string): Promise<Exchange> {
  return ExchangeSchema.parse(JSON.parse(await readFile(join(folder(), course, 'material.json'), 'utf8')));
}

/** A drawing as it lies beside the material: our own, so it may be drawn. */
export const readDrawing = (course: string, file: string): Promise<string> =>
  readFile(join(folder(), course, file), 'utf8');

/** The drawings that lie there, as the material names them. */
export const drawingsOf = async (course: string): Promise<string[]> =>
  (await readdir(join(folder(), course, 'pictures'))).map((name) => `pictures/${name}`);
