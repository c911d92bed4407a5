import type { ClassMessage } from '../../messages';
import type { Voice } from '../catalogue/voice';
import { textView } from './text-view';

/** A line a message on the page of its class: when, to whom, how it begins, how it stands. */
export function writtenView(voice: Voice, messages: readonly ClassMessage[], code: string, zone: string): object[] {
  return messages.map((message) => ({
    path: `/office/classes/${code}/messages/${message.id}`,
    to: voice.t(`write.to.${message.audience}`),
    state: stateWords(voice, message, zone),
    text: textView(message.texts, voice.language),
  }));
}

/** "Sent Thu 8 Oct, 9:40". */
export const stateWords = (voice: Voice, { state, at }: ClassMessage, zone: string): string =>
  voice.t(`write.sent.state.${state}`, { when: voice.formats.dateTime(voice.language, at, zone, 'day') });

/** What the page says of a message that was written, or had been before. */
export const flashOf = ({ state, at, writtenAt }: ClassMessage): string => {
  if (state === 'withdrawn') return 'write.flash.stopped';
  return at > writtenAt ? 'write.flash.planned' : 'write.flash.sent';
};
