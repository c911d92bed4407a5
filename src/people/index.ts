/** People: names, contact and language, sealed, with what finds them. */
export { ContactKeys } from './contact-keys';
export { LinkLooks } from './link-looks';
export { People } from './people.service';
export { PeopleModule } from './people.module';
export { emailKey } from './person';
export type { Contact, NewPerson, Person } from './person';
export { sameName } from './same-name';
export { emailField, languageField, longText, personName, phoneText, readPhone } from './person.forms';
export type { ErasedPerson, Eraser } from './erasers';
export type { AccessRow, Look } from './access-log.schema';
