import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { Access, PASSWORD_LENGTH, SecondStepSetting, Tokens } from '../access';
import { NewOrganisationForm, type Organisation, Organisations } from '../organisations';
import { emailField } from '../people';
import { type Role, ROLES, systemActor } from '../shared/actor';
import { type Command, UsageError } from './command';

const ACTOR = systemActor('cli');

type Options = Readonly<Record<string, string | undefined>>;

/** Reads `--name value` options and nothing else. @throws UsageError */
function options(args: readonly string[], required: readonly string[], optional: readonly string[]): Options {
  const known = Object.fromEntries([...required, ...optional].map((name) => [name, { type: 'string' as const }]));
  let values: Options;
  try {
    values = parseArgs({ args: [...args], options: known, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const missing = required.filter((name) => !values[name]);
  if (missing.length > 0) throw new UsageError(`Missing: ${missing.map((name) => `--${name}`).join(', ')}`);
  return values;
}

/** The SMS gateway is a program: it has a token and does not sign in. */
const ROLES_OF_PEOPLE = ROLES.filter((role) => role !== 'gateway');

function roleOf(text = '', roles: readonly Role[] = ROLES): Role {
  const role = roles.find((one) => one === text);
  if (!role) throw new UsageError(`--role is one of ${roles.join(', ')}`);
  return role;
}

async function organisationOf(app: INestApplicationContext, slug = ''): Promise<Organisation> {
  const organisation = await app.get(Organisations).find(slug);
  if (!organisation) throw new UsageError(`There is no organisation ${slug}.`);
  return organisation;
}

/** Somebody who is there already gets the role as well, and a new password only when one is given. */
export const createUser: Command = {
  name: 'user create',
  takes: '--email E --organisation SLUG --role ROLE [--password P] [--name N]',
  summary: 'let somebody sign in; without --password one is made and printed on the last line',
  async run(app, args, say) {
    const given = options(args, ['email', 'organisation', 'role'], ['password', 'name']);
    const { password } = given;
    const read = emailField.safeParse(given['email']);
    if (!read.success) throw new UsageError('--email is no e-mail address.');
    if (password !== undefined && (password.length < PASSWORD_LENGTH.least || password.length > PASSWORD_LENGTH.most)) {
      throw new UsageError(`--password has ${PASSWORD_LENGTH.least} to ${PASSWORD_LENGTH.most} characters.`);
    }
    const email = read.data;
    const role = roleOf(given['role'], ROLES_OF_PEOPLE);
    const { id: organisationId, slug } = await organisationOf(app, given['organisation']);
    const access = app.get(Access);
    const known = await access.findByEmail(email);
    if (known) {
      await access.grant(ACTOR, { accountId: known.id, organisationId, role });
      if (password !== undefined) await access.changePassword(ACTOR, { accountId: known.id, organisationId }, password);
      say(`${known.id} is ${role} of ${slug} as well`);
      return 0;
    }
    const made = password ?? randomBytes(12).toString('base64url');
    const name = given['name'] ?? email.split('@')[0] ?? email;
    const account = await access.createAccount(ACTOR, { email, name, password: made }, [{ organisationId, role }]);
    say(`${account.id} is ${role} of ${slug}`);
    if (password === undefined) say(made);
    return 0;
  },
};

export const createToken: Command = {
  name: 'token create',
  takes: '--organisation SLUG --role ROLE --name N',
  summary: 'make an API token (--role gateway: for the SMS gateway); it is printed alone on the last line, once',
  async run(app, args, say) {
    const given = options(args, ['organisation', 'role', 'name'], []);
    const role = roleOf(given['role']);
    const { id: organisationId } = await organisationOf(app, given['organisation']);
    const { token } = await app.get(Tokens).create(ACTOR, { organisationId, role, name: given['name'] ?? '' });
    say(token);
    return 0;
  },
};

/** For somebody who has lost the phone and the codes; look first who asks. */
export const takeCodeOff: Command = {
  name: 'user without-code',
  takes: '--email E',
  summary: 'let somebody sign in without a code who has lost the phone and the codes written down',
  async run(app, args, say) {
    const { email = '' } = options(args, ['email'], []);
    await app.get(SecondStepSetting).takeOff(ACTOR, email);
    say('A sign-in of this account asks for no code now.');
    return 0;
  },
};

/** The first organisation of an installation, in which its operator has an account; the others are added on the operator's page. */
export const createOrganisation: Command = {
  name: 'organisation create',
  takes:
    '--slug S --name N --country MK --town T --language mk --zone Europe/Skopje --currency MKD [--kind association]',
  summary: 'add an organisation; the name is in the language given',
  async run(app, args, say) {
    const given = options(args, ['slug', 'name', 'country', 'town', 'language', 'zone', 'currency'], ['kind']);
    const { name, zone, kind = 'association', language = '', ...rest } = given;
    const form = NewOrganisationForm.safeParse({ ...rest, kind, language, timeZone: zone, name: { [language]: name } });
    if (!form.success) {
      const fields = new Set(form.error.issues.map(({ path }) => String(path[0])));
      throw new UsageError(`These are not right: ${[...fields].join(', ')}.`);
    }
    const { id, slug } = await app.get(Organisations).create(ACTOR, form.data);
    say(`${id} is ${slug}`);
    return 0;
  },
};
