import { randomInt } from 'node:crypto';
import { SECRET_ALPHABET } from '../platform/secrets';

const RANDOM_LENGTH = 10;
const PREFIX_LENGTH = 3;

/** The first letters of the organisation's slug, so that people see at a glance whose it is. */
function prefixOf(slug: string): string {
  const letters = slug.toUpperCase().replace(/[^A-Z]/g, '');
  return letters.slice(0, PREFIX_LENGTH) || 'C';
}

/** A new number such as LEG-7KQ4M-9XWPT: the prefix and 50 random bits in letters that nobody mistakes for one another. */
export function newCertificateNumber(slug: string): string {
  const letters = Array.from({ length: RANDOM_LENGTH }, () => SECRET_ALPHABET[randomInt(SECRET_ALPHABET.length)]);
  return shape(prefixOf(slug), letters.join(''));
}

/** The number that somebody typed, in the form in which it is stored; null when it can't be one. Case, spaces and dashes do not matter. */
export function readCertificateNumber(typed: string): string | null {
  const bare = typed.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '');
  if (!/^[A-Z0-9]+$/.test(bare) || bare.length <= RANDOM_LENGTH || bare.length > RANDOM_LENGTH + PREFIX_LENGTH)
    return null;
  return shape(bare.slice(0, -RANDOM_LENGTH), bare.slice(-RANDOM_LENGTH));
}

function shape(prefix: string, random: string): string {
  return `${prefix}-${random.slice(0, RANDOM_LENGTH / 2)}-${random.slice(RANDOM_LENGTH / 2)}`;
}
