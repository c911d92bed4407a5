import { randomInt } from 'node:crypto';

/** No letters that are read as digits, nor the other way round. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const LONGEST_START = 16;
const LENGTH = 3;

/** A code that people can read out: the course's name, cut at a word, and three letters. It may be taken; then make another. */
export function newClassCode(courseSlug: string): string {
  let start = '';
  for (const word of courseSlug.split('-')) {
    const longer = start === '' ? word.slice(0, LONGEST_START) : `${start}-${word}`;
    if (longer.length > LONGEST_START) break;
    start = longer;
  }
  const end = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${start}-${end}`;
}

/** The letter of the next group of a course: the first of A to Z that no other group has, then 27, 28 and so on. */
export function nextGroup(taken: readonly string[]): string {
  const used = new Set(taken);
  for (let letter = 65; letter <= 90; letter += 1) {
    const name = String.fromCharCode(letter);
    if (!used.has(name)) return name;
  }
  let number = 27;
  while (used.has(String(number))) number += 1;
  return String(number);
}
