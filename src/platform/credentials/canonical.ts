import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { expand } from 'jsonld';
import { localContexts } from './contexts';

/** Absolute identifiers that no context can take for a term or shorten. */
const IDENTIFIER = /^(?:https?|urn|did):[^\s<>"{}|\\^`]+$/;
const SLOT = /^(?:slot |https:\/\/slot\.invalid\/)(\d+)$/;
const KEPT_SHAPES = 200;

interface Shape {
  /** The expanded document with slots in place of values. */
  readonly expanded: unknown;
}

/**
 * Canonical N-Quads (RDFC-1.0) of a JSON-LD document, in safe mode: a term that no context defines is an error.
 *
 * Nearly all the time goes into reading the same contexts for documents that differ in a few values only (4 of 5 ms a badge). So the
 * document is expanded once with slots instead of values, and the values are put into a copy. A value has a slot only where expansion
 * provably leaves it alone: where the slot comes out as a whole `@value` or `@id`, once. All else belongs to the shape.
 */
export class Canoniser {
  private readonly shapes = new Map<string, Promise<Shape>>();
  private readonly fixedSlots = new Map<string, Promise<ReadonlySet<number>>>();

  async canonise(document: object): Promise<string> {
    const open = cut(document, new Set());
    if (open.values.some((value) => SLOT.test(value))) {
      return cryptosuite.canonize(document, { documentLoader: localContexts });
    }
    const fixed = await remember(this.fixedSlots, JSON.stringify(open.skeleton), () => findFixed(open));
    const { skeleton, values } = cut(document, fixed);
    const shape = await remember(this.shapes, JSON.stringify(skeleton), () => expandSafely(skeleton));
    return cryptosuite.canonize(fill(shape.expanded, values), { documentLoader: localContexts, skipExpansion: true });
  }
}

/** Keeps what was made for a key; the oldest goes when there are many, a failure goes at once. */
function remember<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = kept.get(key);
  if (found) return found;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  const oldest = kept.keys().next().value;
  if (kept.size > KEPT_SHAPES && oldest !== undefined) kept.delete(oldest);
  return made;
}

interface CutDocument {
  readonly skeleton: object;
  readonly values: readonly string[];
}

/** Puts slots in place of the texts of a document, but for types, contexts and the fixed ones. */
function cut(document: object, fixed: ReadonlySet<number>): CutDocument {
  const values: string[] = [];
  const walk = (value: unknown, key: string): unknown => {
    if (key === '@context' || key === 'type' || key === '@type') return value;
    if (typeof value === 'string') {
      const slot = values.push(value) - 1;
      if (fixed.has(slot)) return value;
      return IDENTIFIER.test(value) ? `https://slot.invalid/${slot}` : `slot ${slot}`;
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, key));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]));
  };
  return { skeleton: walk(document, '') as object, values };
}

/** The slots that don't come out of expansion whole and once. */
async function findFixed({ skeleton, values }: CutDocument): Promise<ReadonlySet<number>> {
  const expanded = await expand(skeleton, { ...OPTIONS, safe: false });
  const seen = values.map(() => 0);
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      const slot = Number(SLOT.exec(value)?.[1] ?? -1);
      const whole = key === '@value' || (key === '@id' && value.startsWith('https:'));
      if (slot >= 0 && slot < seen.length) seen[slot] = whole ? (seen[slot] ?? 0) + 1 : 2;
    } else if (Array.isArray(value)) {
      for (const item of value) walk(item, key);
    } else if (value !== null && typeof value === 'object') {
      const json = '@value' in value && typeof value['@value'] === 'object';
      for (const [name, inner] of Object.entries(value)) walk(inner, json ? 'json' : name);
    }
  };
  walk(expanded, '');
  return new Set(seen.flatMap((count, slot) => (count === 1 ? [] : [slot])));
}

const OPTIONS = { documentLoader: localContexts, base: null, rdfDirection: 'i18n-datatype' } as const;

async function expandSafely(skeleton: object): Promise<Shape> {
  return { expanded: await expand(skeleton, { ...OPTIONS, safe: true }) };
}

function fill(value: unknown, values: readonly string[]): unknown {
  if (typeof value === 'string') {
    const slot = SLOT.exec(value)?.[1];
    return slot === undefined ? value : (values[Number(slot)] ?? value);
  }
  if (Array.isArray(value)) return value.map((item) => fill(item, values));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, values)]));
}
