import { z } from 'zod';
import { type ApiArea, instant, listOf } from '../platform/http';
import { ROLES } from '../shared/actor';
import { LANGUAGES } from '../shared/locale';
import { TEAM_ROLES } from './team';

const member = z
  .object({
    id: z.string().meta({ description: 'Of the account.' }),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(ROLES)).meta({ description: 'For the whole organisation.' }),
    classes: z.int().meta({ description: 'In how many classes the person has a role for that class alone.' }),
  })
  .meta({ id: 'Member' });

const invitation = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(TEAM_ROLES)),
    language: z.enum(LANGUAGES),
    sentAt: instant,
    ends: instant.meta({ description: 'From then on the link does not work.' }),
  })
  .meta({ id: 'Invitation' });

/** The team of an organisation, as the API's description tells it. */
export const MEMBERS = {
  tag: 'team',
  path: { organisation: 'The id or the slug.', account: 'The id of the account.' },
  routes: {
    list: { summary: 'Who works for the organisation', answers: { 200: listOf(member) } },
    changeRoles: {
      summary: 'Change what somebody may do',
      description:
        'The roles given are all that the person has then; they count within a second. Somebody stays manager.',
      answers: { 200: member },
      refuses: { 404: { not_found: {} }, 409: { last_manager: {}, lost_race: {} } },
      example: { roles: ['coordinator', 'accountant'] },
    },
    end: {
      summary: 'End what somebody may do here',
      description: 'All roles, sign-ins and the tokens that the person made end. What was done stays in the history.',
      answers: { 204: null },
      refuses: { 404: { not_found: {} }, 409: { last_manager: {}, lost_race: {} } },
    },
  },
} satisfies ApiArea;

/** Invitations to a team. */
export const INVITATIONS = {
  tag: 'team',
  path: { organisation: 'The id or the slug.', id: 'The id of the invitation.' },
  routes: {
    list: { summary: 'Who was asked to join and has not answered', answers: { 200: listOf(invitation) } },
    invite: {
      summary: 'Ask somebody to join the team',
      description:
        'A letter in the language given brings a secret link, by which the person sets a password. It works for 7 days.',
      answers: { 201: invitation },
      example: { name: 'Ana Primer', email: 'ana@legis.example', roles: ['coordinator'], language: 'mk' },
    },
    sendAgain: {
      summary: 'Send the invitation again',
      description: 'With a new link, which works for 7 days. The one before ends.',
      answers: { 200: invitation },
      refuses: { 404: { not_found: {} }, 409: { lost_race: {} } },
    },
    takeBack: {
      summary: 'Take the invitation back',
      answers: { 204: null },
      refuses: { 404: { not_found: {} }, 409: { lost_race: {} } },
    },
  },
} satisfies ApiArea;

const openInvitation = z
  .object({
    organisation: z.object({ id: z.string(), slug: z.string() }),
    name: z.string(),
    email: z.string(),
    roles: z.array(z.enum(TEAM_ROLES)),
    ends: instant,
    known: z.boolean().meta({ description: 'There is an account with this address: answer with its password.' }),
  })
  .meta({ id: 'OpenInvitation' });

/** What somebody does with a secret link to an account. */
export const ACCOUNT_LINKS = {
  tag: 'sign-in',
  routes: {
    look: {
      summary: 'The invitation behind a secret',
      answers: { 200: openInvitation },
      refuses: { 404: { not_found: {} } },
    },
    accept: {
      summary: 'Join the team',
      description:
        'With a password for the new account, or with that of the account that the address has. The secret ends.',
      answers: { 200: openInvitation },
      refuses: { 404: { not_found: {} }, 409: { lost_race: {} } },
      example: { name: 'Ana Primer', password: 'a-table-for-twelve' },
    },
    askLink: {
      summary: 'Ask for a link to a new password',
      description: 'The answer is the same whether there is an account or not. The link works for an hour, once.',
      answers: { 202: null },
      example: { email: 'coordinator@legis.example' },
    },
    useLink: {
      summary: 'Set a new password by the secret of a link',
      description: 'All sign-ins of the account end.',
      answers: { 204: null },
      refuses: { 404: { not_found: {} }, 409: { lost_race: {} } },
      example: { newPassword: 'a-table-for-twelve' },
    },
  },
} satisfies ApiArea;
