import { z } from 'zod';
import { VERDICTS } from '../../learning';

/** What the page of a piece sends: a verdict beside each criterion, and a sentence. */
export const JudgementFields = z.record(z.string(), z.unknown()).transform((fields) => {
  const typed = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.slice(0, 1_000)]] : [],
    ),
  );
  const verdicts = Object.entries(typed).flatMap(([name, value]) => {
    const verdict = VERDICTS.find((one) => one === value);
    return name.startsWith('verdicts.') && verdict ? [[name.slice('verdicts.'.length), verdict] as const] : [];
  });
  return {
    typed,
    seen: seenOf(typed['seen']),
    verdicts: Object.fromEntries(verdicts),
    remark: typed['remark']?.trim() || undefined,
  };
});

/** When the piece that the page showed was changed last: null where there was none, nothing where the page did not say. */
function seenOf(text: string | undefined): Date | null | undefined {
  const time = Date.parse(text ?? '');
  return text === undefined ? undefined : Number.isNaN(time) ? null : new Date(time);
}
