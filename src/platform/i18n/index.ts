/** Texts in every language, dates, amounts and lists as text, search folding, and direction marks. */
export { isBalanced, isolate, stripBidi, within } from './bidi';
export { fold } from './fold';
export { type DateStyle, Formats, type Weekday } from './formats';
export { I18nModule } from './i18n.module';
export { intlTag, keep } from './intl';
export { escapeHtml, MESSAGE_TAGS, type MessageValues, type ReadyHtml } from './messages';
export { fromRoot } from './project-root';
export { slugOf } from './slug';
export { Texts } from './texts';
export { townName } from './towns';
